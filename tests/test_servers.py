"""The machinery of the tests tells what it finds, and the browser is a real one."""

import subprocess
import sys

import pytest

from tests.servers import java, packages, processes


def installation(folder, version):
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "java").touch()
    (folder / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
    return folder


@pytest.mark.parametrize(("text", "version"), [("17.0.15", 17), ("21", 21), ("25.0.1", 25)])
def test_javas_version_is_read_from_its_release_file(tmp_path, text, version):
    assert java.version(installation(tmp_path / "jdk", text)) == version


def test_a_folder_without_java_has_no_version(tmp_path):
    assert java.version(tmp_path) == 0


def test_the_oldest_suitable_java_is_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(java, "FOLDERS", ())
    monkeypatch.setenv("ES_JAVA_HOME", str(installation(tmp_path / "a", "25.0.1")))
    monkeypatch.setenv("JAVA_HOME", str(installation(tmp_path / "b", "17.0.1")))
    assert java.find() == tmp_path / "a"


def test_a_missing_program_names_its_package(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(packages.postgres, "programs", lambda: None)
    assert "postgresql" in list(packages.missing())


def test_a_server_that_dies_is_reported_with_the_end_of_its_log():
    folder = processes.new_folder("dying")
    processes.hand_over(folder)
    server = processes.Server(folder, ["/bin/sh", "-c", "echo out of memory; exit 3"])
    with pytest.raises(processes.Missing, match="out of memory"):
        server.wait_until(lambda: False, seconds=10)
    server.stop()
    assert not folder.exists()


def test_the_exit_status_of_the_command_is_handed_on(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite://:memory:")
    monkeypatch.setenv("ELASTICSEARCH_URL", "http://127.0.0.1:9")
    command = [sys.executable, "-m", "tests.servers", "--", "sh", "-c", "exit 7"]
    assert subprocess.run(command).returncode == 7


@pytest.mark.both
def test_the_browser_runs_scripts_and_shows_polish(page):
    page.set_content("<p></p><script>document.querySelector('p').textContent = 'Toruń'</script>")
    assert page.inner_text("p") == "Toruń"
