"""What is said about workspaces as a whole."""

from typing import Annotated
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from chatting_rt.wire.accounts import Locale, Password
from chatting_rt.wire.base import Command, Shape, ShortText
from chatting_rt.wire.shapes import Workspace, WorkspaceRef

TimeZone = Annotated[str, Meta(min_length=1, max_length=64, description="A name of the IANA database")]
Named = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"\S")]


class CreateWorkspace(Command):
    """Make another workspace, with a site."""

    name: Named
    time_zone: TimeZone = "UTC"


class UpdateWorkspace(Command):
    """Change the workspace's name, time zone or language, or what its agents see of who is on the sites."""

    name: Named | UnsetType = UNSET
    time_zone: TimeZone | UnsetType = UNSET
    locale: Locale | UnsetType = UNSET
    shows_live_visitors: bool | UnsetType = UNSET
    shows_typing_previews: bool | UnsetType = UNSET


class DeleteWorkspace(Command):
    """Have the workspace deleted in seven days, with all that is in it."""

    password: Password


class CancelWorkspaceDeletion(Command):
    """Keep the workspace after all."""


class LeaveWorkspace(Command):
    """Be a member no longer."""


class TransferOwnership(Command):
    """Make a colleague owner, and oneself admin."""

    agent_id: UUID
    password: Password


class WorkspaceChanged(Shape):
    """The workspace as it is now."""

    workspace: Workspace


class WorkspaceList(Shape):
    """The workspaces that an account may enter."""

    workspaces: list[WorkspaceRef]


class CreateSite(Command):
    """Add a website that carries the widget."""

    name: ShortText


class DeleteSite(Command):
    """Let nobody in by this site any more. Its conversations stay."""

    site_id: UUID


class RotateSiteKey(Command):
    """Give a site a new key. Pages with the old one get no widget any more."""

    site_id: UUID
