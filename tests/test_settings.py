import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from chatting_rt.secret_files import SettingsError
from chatting_rt.settings import Settings, load
from chatting_rt.settings_page import page_of

KEY = "k" * 32


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.delenv(f"{name.upper()}_FILE", raising=False)
    monkeypatch.chdir(tmp_path)


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    settings = load()
    assert (settings.host, settings.port, settings.data_dir) == ("127.0.0.1", 8080, tmp_path / "var")
    assert settings.public_url == "http://127.0.0.1:8080"
    assert settings.transports == ("websocket",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "99999"),
        ("PORT", "http"),
        ("LOG_LEVEL", "loud"),
        ("TRANSPORTS", "polling"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("PUBLIC_URL", "chat.example.com"),
        ("DATABASE_URL", "mysql://vera:hush-hush@db/chat"),
        ("REDIS_URL", "vera:hush-hush@db"),
        ("SMTP_URL", "mail://vera:hush-hush@mail.example"),
        ("SMTP_URL", "smtp://vera:hush-hush@mail.example?tls=maybe"),
        ("STORAGE_URL", "gs://vera:hush-hush@bucket"),
        ("STORAGE_URL", "s3://hush-hush@bucket"),
        ("STORAGE_URL", "s3://vera:hush-hush@bucket?acl=public"),
        ("UPLOAD_MAX_MB", "0"),
        ("GEOIP_FILE", "/does/not/exist.mmdb"),
        ("GEOIP_FILE", "/etc/hostname"),
        ("MAIL_FROM", "Acme"),
        ("MAIL_FROM", "Acme <a@b.example>\nBcc: c@d.example"),
        ("JOBS", "elsewhere"),
        ("SECRET_KEY", "hush-hush"),
        ("RATE_LIMITS", "maybe"),
        ("EVENT_LOG_DAYS", "0"),
        ("SECRET_KEY_FILE", "/does/not/exist"),
    ],
)
def test_a_mistake_is_one_line_without_secrets(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv("SECRET_KEY", KEY)
    monkeypatch.setenv(name, value)
    if name == "SECRET_KEY_FILE":
        monkeypatch.delenv("SECRET_KEY")
    with pytest.raises(SettingsError) as mistake:
        load()
    assert str(mistake.value).startswith(f"{name}: ")
    assert "\n" not in str(mistake.value)
    assert "hush" not in str(mistake.value)


def test_a_database_of_your_own_needs_a_secret_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db/chat")
    with pytest.raises(SettingsError, match="SECRET_KEY is required"):
        load()


@pytest.mark.parametrize(
    ("jobs", "database", "are_inside"),
    [("", "", True), ("", "postgresql://db/chat", False), ("inside", "postgresql://db/chat", True)],
)
def test_jobs_run_inside_when_the_database_is_ours(
    monkeypatch: pytest.MonkeyPatch, jobs: str, database: str, are_inside: bool
) -> None:
    for name, value in {"SECRET_KEY": KEY, "JOBS": jobs, "DATABASE_URL": database}.items():
        monkeypatch.setenv(name, value)
    assert load().jobs_inside == are_inside


def test_jobs_outside_need_a_database_of_your_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBS", "outside")
    with pytest.raises(SettingsError, match="JOBS=outside needs DATABASE_URL"):
        load()


def test_mail_comes_from_the_public_address(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().mail_from == "Chatting <no-reply@localhost>"
    monkeypatch.setenv("PUBLIC_URL", "https://chat.acme.example:8443/")
    assert load().mail_from == "Chatting <no-reply@chat.acme.example>"


def test_a_mistake_ends_the_program_with_status_2() -> None:
    code = "from chatting_rt.settings import load_or_exit; load_or_exit()"
    root = Path(__file__).parent.parent
    ended = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PORT": "x"}, cwd=root, capture_output=True, text=True
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("PORT: ")
    assert "Traceback" not in ended.stderr


def test_the_secret_is_made_once_and_kept_private(tmp_path: Path) -> None:
    first, second = load().secret, load().secret
    assert first == second
    assert len(first) >= 32
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY + "\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    assert load().secret == KEY.encode()


def test_describing_masks_the_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", KEY)
    monkeypatch.setenv("DATABASE_URL", "postgresql://vera:hush-hush@db/chat")
    rows = {row.name: row.value for row in load().describe()}
    assert rows["SECRET_KEY"] == rows["DATABASE_URL"] == "(set)"
    assert rows["PORT"] == "8080"


def test_the_page_of_settings_is_fresh() -> None:
    page = Path(__file__).parent.parent / "docs" / "settings.md"
    assert page.read_text() == page_of(Settings), "run `make docs`"
