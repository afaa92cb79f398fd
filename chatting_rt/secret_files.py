"""Secrets that come from files, and the one that we make ourselves."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import PydanticBaseSettingsSource


class SettingsError(Exception):
    """The environment asks for something impossible. One line per mistake, never with a secret in it."""


class SecretFiles(PydanticBaseSettingsSource):
    """SECRET_KEY_FILE=/run/secrets/key for SECRET_KEY, and so on, as container platforms hand over secrets."""

    def __call__(self) -> dict[str, Any]:
        found = {name: self.get_field_value(field, name)[0] for name, field in self.settings_cls.model_fields.items()}
        return {name: value for name, value in found.items() if value is not None}

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[str | None, str, bool]:
        path = os.environ.get(f"{field_name.upper()}_FILE")
        if not path or "SecretStr" not in str(field.annotation):
            return None, field_name, False
        try:
            return Path(path).read_text().strip(), field_name, False
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{field_name.upper()}_FILE: cannot be read ({type(error).__name__})") from None


def kept_secret(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Written whole and then linked: of two processes that start at once one wins, and both use its key.
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".secret_key.") as draft:  # mode 0600
            draft.write(secrets.token_urlsafe(32).encode())
            draft.flush()
            os.fsync(draft.fileno())
            with contextlib.suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_bytes()
