"""Writes the protocol's reference from the declarations; tests/handlers/test_reference.py fails when it is stale."""

from pathlib import Path

from handlers.reference.pages import asyncapi_json, openapi_json
from handlers.reference.permissions_page import permissions_page
from handlers.reference.protocol_page import page

Path("docs/asyncapi.json").write_bytes(asyncapi_json())
Path("docs/openapi.json").write_bytes(openapi_json())
Path("docs/permissions.md").write_text(permissions_page(), encoding="utf-8")
Path("docs/protocol.md").write_text(page(), encoding="utf-8")
