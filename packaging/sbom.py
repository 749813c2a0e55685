"""The bill of materials of a package, as CycloneDX 1.6 JSON. The same parts give the same bytes."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from contents import Part
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

_NAMESPACE = uuid.UUID("6b1c4f0e-3d2a-5e8b-9f47-0c5d1e2a7b93")


def write(parts: Iterable[Part], version: str, system: str, moment: int, file: Path) -> None:
    """Write the bill to `file`; raises SystemExit when it does not fit CycloneDX's schema."""
    text = bill(list(parts), version, system, moment)
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        raise SystemExit(f"The bill of materials is not valid: {wrong}")
    file.write_text(text, encoding="utf-8", newline="\n")


def bill(parts: list[Part], version: str, system: str, moment: int) -> str:
    program = Component(
        name="yccall-desktop",
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=f"yccall-desktop@{version}",
        licenses=[LicenseFactory().make_from_string("MIT")],
    )
    components = [_component(part) for part in parts]
    names = "\n".join(part.purl for part in parts)
    bom = Bom(
        components=components,
        serial_number=uuid.uuid5(_NAMESPACE, f"{version} {system} {moment}\n{names}"),
    )
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.fromtimestamp(moment, UTC)
    bom.register_dependency(program, components)
    return f"{JsonV1Dot6(bom).output_as_string(indent=2)}\n"


def _component(part: Part) -> Component:
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.PLATFORM if part.name == "Python" else ComponentType.LIBRARY,
        bom_ref=part.purl,
        purl=PackageURL.from_string(part.purl),
        licenses=[LicenseFactory().make_from_string(part.licence)] if part.licence else [],
    )
