"""The wheel: what people install is what was tested, templates included."""

from __future__ import annotations

import os
import sys
import tomllib
import zipfile

import pytest

from generator.cli import main
from tests.builders import REPOSITORY, SMALL_ESTATE, files_below, write_estate
from tests.one_of_each import RECORDS, typed
from tests.waiting import ran

pytestmark = pytest.mark.whole

MOMENT = "2026-11-25T12:00"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built offline from the checkout by the backend of the test lock."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    ran(command, cwd=REPOSITORY)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder with what the wheel holds and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_is_pure_python(wheel):
    assert wheel.name.startswith("estate_site-")
    assert wheel.name.endswith("-py3-none-any.whl")


def test_the_wheel_holds_the_package_its_templates_and_its_licence_and_nothing_else(installed):
    top = {path.name.partition("-")[0] for path in installed.iterdir()}
    assert top == {"generator", "estate_site"}
    code = {path.relative_to(installed) for path in installed.rglob("*.py")}
    ours = {path.relative_to(REPOSITORY) for path in (REPOSITORY / "generator").rglob("*.py")}
    assert code == ours
    assert list(installed.rglob("licenses/LICENSE"))


def test_every_template_is_in_the_wheel_as_it_is(installed):
    packed = {
        path.relative_to(installed / "generator" / "templates"): path.read_bytes()
        for path in (installed / "generator" / "templates").rglob("*.*")
    }
    assert packed == {
        path.relative_to(REPOSITORY / "templates"): path.read_bytes()
        for path in (REPOSITORY / "templates").rglob("*.*")
    }


def test_the_sample_is_in_the_wheel_as_it_is(installed):
    packed, ours = (files_below(home / "content") for home in (installed / "generator", REPOSITORY))
    assert packed == ours


def test_what_is_installed_copies_the_sample(installed, tmp_path):
    ran(
        [sys.executable, "-m", "generator", "init", "--sample", tmp_path / "look"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"},
    )
    copied, ours = files_below(tmp_path / "look/content"), files_below(REPOSITORY / "content")
    assert {path for path, data in copied.items() if data != ours[path]} == {"estate.yaml"}
    assert copied.keys() == ours.keys()


def test_every_catalogue_is_in_the_wheel_readable_and_compiled(installed):
    folder = "generator/languages/catalogues"
    packed = {path.name: path.read_bytes() for path in (installed / folder).iterdir()}
    assert {"en.po", "en.mo"} <= packed.keys()
    assert packed == {path.name: path.read_bytes() for path in (REPOSITORY / folder).iterdir()}


def test_the_command_is_called_estate(installed):
    (points,) = installed.rglob("entry_points.txt")
    assert "estate = generator.cli:main" in points.read_text("utf-8")


@pytest.fixture(scope="module")
def estate(installed, tmp_path_factory):
    """An estate with records of every kind, built by what is installed."""
    files = {path: text for kind in RECORDS for path, text in typed(kind).items()}
    files["boards.yaml"] = SMALL_ESTATE["boards.yaml"]
    folder = write_estate(tmp_path_factory.mktemp("estate"), files)
    ran(
        [sys.executable, "-m", "generator", "build", "--at", MOMENT],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"},
    )
    return folder


def test_what_is_installed_builds_the_same_site(estate, tmp_path):
    assert main(["build", str(estate), "--out", str(tmp_path / "site"), "--at", MOMENT]) == 0
    found, wanted = files_below(estate / "site"), files_below(tmp_path / "site")
    assert set(found) == set(wanted)
    assert found == wanted


def test_what_is_installed_makes_posters_as_well(estate):
    poster = estate / "site/notices/20261120-always/poster.pdf"
    assert poster.read_bytes().startswith(b"%PDF-1.7")


def test_every_locked_version_is_the_same_in_both_locks():
    """The environment of the tests is that of the estate's PC, and some tools more."""
    runtime, tests = (
        {
            line.split(";")[0].rstrip(" \\")
            for line in (REPOSITORY / name).read_text("utf-8").splitlines()
            if "==" in line and not line.startswith((" ", "#"))
        }
        for name in ("requirements.txt", "requirements-test.txt")
    )
    assert len(runtime) >= 7
    assert runtime <= tests


def test_everything_the_project_needs_is_locked():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    lock = (REPOSITORY / "requirements.txt").read_text("utf-8").lower()
    needed = {need.partition(">")[0].lower() for need in project["project"]["dependencies"]}
    assert {name for name in needed if f"\n{name}==" not in f"\n{lock}"} == set()
