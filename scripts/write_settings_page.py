"""Writes docs/settings.md from the code; tests/test_settings.py fails when it is stale."""

from pathlib import Path

from chatting_rt.settings import Settings
from chatting_rt.settings_page import page_of

Path("docs/settings.md").write_text(page_of(Settings))
