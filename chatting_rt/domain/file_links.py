"""Who may see a file: asked when a link is given, and again when it is followed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chatting_rt.domain import file_types, files
from chatting_rt.domain.people import AgentPerson, Person
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.database import Row
from chatting_rt.infra.files.links import Link, Look, SignedLinks, Viewer
from chatting_rt.services import Services
from chatting_rt.wire.base import rfc3339
from chatting_rt.wire.files import FileLink, FileLinks

SEEN_BY_AGENT = """
SELECT f.* FROM file f
JOIN membership s ON s.id = $2 AND s.workspace_id = f.workspace_id AND s.removed_at IS NULL
LEFT JOIN message m ON m.id = f.message_id
LEFT JOIN conversation c ON c.id = m.conversation_id
WHERE (EXISTS (SELECT FROM session d WHERE d.id = $3 AND d.account_id = s.account_id AND d.expires_at > $4)
    OR EXISTS (SELECT FROM api_token t WHERE t.id = $3 AND t.agent_id = s.id AND COALESCE(t.expires_at > $4, true)))
  AND f.id = ANY($1) AND f.stored_at IS NOT NULL AND f.erased_at IS NULL
  AND (c.id IS NOT NULL OR (f.message_id IS NULL AND f.uploader_id = s.id))
"""
SEEN_BY_VISITOR = """
SELECT f.* FROM file f
LEFT JOIN message m ON m.id = f.message_id
LEFT JOIN conversation c ON c.id = m.conversation_id
WHERE f.id = ANY($1) AND f.stored_at IS NOT NULL AND f.erased_at IS NULL
  AND ((c.visitor_id = $2 AND m.public_seq IS NOT NULL) OR (f.message_id IS NULL AND f.uploader_id = $2))
"""


@dataclass(frozen=True)
class Opened:
    """One look of a file, as it goes over HTTP."""

    key: str
    name: str
    media_type: str
    size: int
    tag: str
    is_shown: bool
    """In place, because it is a picture that we made ourselves; all else is a download."""


async def links(services: Services, person: Person, ids: list[UUID]) -> FileLinks:
    """Links for this person, in the order asked. One file that is not theirs to see, and there are none at all."""
    viewer = _viewer(person)
    found = {row["id"]: row for row in await _seen(services, viewer, ids)}
    if found.keys() != set(ids):
        raise Refused(ErrorCode.NOT_FOUND, field="file_ids")
    expires_at = SignedLinks.expiry(services.clock.now())

    def url(id: UUID, look: Look) -> str:
        token = services.file_links.sign(id, Link(viewer, look), expires_at)
        return f"/v1/files/{id}?link={token}"

    return FileLinks(
        links=[
            FileLink(
                file_id=id,
                url=url(id, "show") if _is_image(found[id]) else None,
                thumbnail_url=url(id, "thumbnail") if found[id]["thumbnail_size"] else None,
                download_url=url(id, "download"),
            )
            for id in dict.fromkeys(ids)
        ],
        expires_at=rfc3339(expires_at),
    )


async def followed(services: Services, file_id: UUID, token: str) -> Opened:
    """`unauthorized` for a link that is altered or over; `not_found` for what its viewer may not see any more."""
    link = services.file_links.read(file_id, token, services.clock.now())
    if link is None:
        raise Refused(ErrorCode.UNAUTHORIZED, "The link is not good any more.")
    rows = await _seen(services, link.viewer, [file_id])
    if not rows:
        raise not_found()
    return _opened(rows[0], link.look)


def _viewer(person: Person) -> Viewer:
    return (
        Viewer("agent", person.id, person.session_id)
        if isinstance(person, AgentPerson)
        else Viewer("visitor", person.id)
    )


async def _seen(services: Services, viewer: Viewer, ids: list[UUID]) -> list[Row]:
    if viewer.type == "visitor":
        return await services.database.fetch(SEEN_BY_VISITOR, ids, viewer.id)
    return await services.database.fetch(SEEN_BY_AGENT, ids, viewer.id, viewer.session_id, services.clock.now())


def _is_image(row: Row) -> bool:
    return row["media_type"] in file_types.IMAGES


def _opened(row: Row, look: Look) -> Opened:
    folder = files.folder(row["workspace_id"], row["id"])
    if look == "thumbnail":
        return Opened(
            f"{folder}/thumbnail", row["name"], row["thumbnail_type"], row["thumbnail_size"], f"{row['sha256']}-t", True
        )
    is_shown = look == "show" and _is_image(row)
    return Opened(f"{folder}/full", row["name"], row["media_type"], row["size"], row["sha256"], is_shown)
