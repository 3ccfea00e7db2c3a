# The page for others, with a web server before it that gets its own certificate for https. docs/hosting.md says how to run it:
#   docker build -t handbill .
#   docker run -p 80:80 -p 443:443 -v certificates:/data -e HANDBILL_NAME=handbill.example.org handbill
FROM python:3.12-slim
RUN apt-get update && apt-get install --yes --no-install-recommends caddy && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/handbill
COPY . .
RUN python -m pip install --no-cache-dir .
# Certificates stay here, in a volume; a campaign of your own may be mounted at /srv/campaign.
ENV XDG_DATA_HOME=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 80 443
HEALTHCHECK --start-period=60s CMD python -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=10)"
CMD ["sh", "docs/hosting/start.sh"]
