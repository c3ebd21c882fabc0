"""What all tests share: the project, and everything that it publishes, made once for the whole run."""

import os
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.load import load
from tests.alone import alone, fcntl

PROJECT = Path(__file__).parent.parent


def pytest_collection_modifyitems(items):
    """On several cores the tests of one file stay together, because they share what is dear to make.

    Those marked "spread" share nothing but the published pages, and fill the gaps.
    """
    for item in items:
        if not item.get_closest_marker("spread"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session", name="project")
def project_folder():
    """The project itself; no test writes to it."""
    return PROJECT


@pytest.fixture(scope="session", name="loaded")
def loaded_content():
    return load(PROJECT)


@pytest.fixture(scope="session", name="dist")
def published(tmp_path_factory):
    """What `toolkit publish` makes of the real content; no test writes to it."""
    base = tmp_path_factory.getbasetemp()
    if fcntl and "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # the workers of one run share it
    with alone(base / "dist.lock"):
        if not (base / "dist.done").exists():
            _publish(base / "dist")
            (base / "dist.done").touch()
    return base / "dist"


def _publish(out):
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(PROJECT)
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        patch.delenv("TOOLKIT_EDITION", raising=False)
        result = CliRunner().invoke(main, ["publish", "--out", str(out)])
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="session", name="trainee_site")
def unzipped_trainee_site(dist, tmp_path_factory):
    """The trainee website as a person has it after unzipping the download."""
    return _unzip(dist / "trainee-offline.zip", tmp_path_factory.mktemp("trainee"))


@pytest.fixture(scope="session", name="facilitator_site")
def unzipped_facilitator_site(dist, tmp_path_factory):
    """The facilitator website as a person has it after unzipping the download."""
    return _unzip(dist / "facilitator-offline.zip", tmp_path_factory.mktemp("facilitator"))


def _unzip(archive, folder):
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    return folder / archive.stem / "site"
