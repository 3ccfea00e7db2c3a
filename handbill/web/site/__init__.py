"""Writes the finished pieces of a campaign as plain pages for any web host, without a server, a script or another computer."""
