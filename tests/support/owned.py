"""What somebody has, one of each kind, and what they had and have no more. Each gives the id."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from chatting_rt.domain import sessions
from chatting_rt.services import Services
from models import (
    Account,
    ApiToken,
    BlockedAddress,
    CannedReply,
    IdentitySecret,
    Invitation,
    Label,
    Membership,
    SavedView,
    Session,
    Site,
    Team,
    VisitorNote,
)
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.uploads import Uploads, photo


async def session_of(services: Services, person: AgentActor) -> str:
    """Another signed-in device."""
    token = await sessions.open_session(services, person.account_id, address="127.0.0.1", user_agent="another device")
    return str((await sessions.session_of(services, token)).id)


async def team_of(services: Services, person: AgentActor) -> str:
    now = services.clock.now()
    return str((await Team.create(workspace_id=person.workspace_id, name="Night shift", created_at=now)).id)


async def label_of(services: Services, person: AgentActor) -> str:
    now = services.clock.now()
    label = await Label.create(workspace_id=person.workspace_id, name="Bug", colour="red", created_at=now)
    return str(label.id)


async def invitation_of(services: Services, person: AgentActor, email: str = "ida@ink.example") -> str:
    now = services.clock.now()
    asked = await Invitation.create(
        workspace_id=person.workspace_id, email=email, role="agent", created_at=now, expires_at=now + timedelta(days=7)
    )
    return str(asked.id)


async def api_token_of(services: Services, person: AgentActor) -> str:
    now = services.clock.now()
    made = await ApiToken.create(
        workspace_id=person.workspace_id, agent_id=person.id, name="Bot", token_hash=str(uuid4()), created_at=now
    )
    return str(made.id)


async def avatar_of(uploads: Uploads, person: AgentActor) -> str:
    return str((await uploads.of(person, photo((40, 40)), "me.jpg", purpose="avatar"))["id"])


async def blocked_address_of(services: Services, person: AgentActor) -> str:
    """Each another one, far from where the tests are."""
    blocked = await BlockedAddress.create(
        workspace_id=person.workspace_id, network=f"2001:db8:{uuid4().hex[:4]}::/64", created_at=services.clock.now()
    )
    return str(blocked.id)


async def visitor_note_of(services: Services, person: AgentActor, visitor_id: str) -> str:
    note = await VisitorNote.create(
        workspace_id=person.workspace_id,
        visitor_id=visitor_id,
        author_id=person.id,
        body="A note",
        created_at=services.clock.now(),
    )
    return str(note.id)


async def saved_view_of(services: Services, person: AgentActor, *, is_shared: bool = False) -> str:
    made = await SavedView.create(
        workspace_id=person.workspace_id, agent_id=person.id, name=str(uuid4()), is_shared=is_shared, view="all",
        status="open", filters={}, created_at=services.clock.now(),
    )  # fmt: skip
    return str(made.id)


async def canned_reply_of(services: Services, person: AgentActor) -> str:
    now, code = services.clock.now(), str(uuid4())
    made = await CannedReply.create(workspace_id=person.workspace_id, short_code=code, body="Hello", created_at=now)
    return str(made.id)


async def identity_secret_of(services: Services, person: AgentActor) -> str:
    now = services.clock.now()
    site_id = person.site.id
    made = await IdentitySecret.create(workspace_id=person.workspace_id, site_id=site_id, created_at=now)
    return str(made.id)


async def deleted(
    services: Services, connect: Connect, uploads: Uploads, gone: VisitorActor, ana: AgentActor
) -> dict[str, str]:
    """Ids of what was there, in the same workspace."""
    now = services.clock.now()
    tab = await connect(gone)
    file = await uploads.of(gone)
    message = await tab.say("Soon gone", attachment_ids=[file["id"]])
    account = await Account.create(name="Gone", email="gone@acme.example", password_hash="unusable", created_at=now)
    membership = await Membership.create(workspace_id=ana.workspace_id, account=account, role="agent", created_at=now)
    site = await Site.create(workspace_id=ana.workspace_id, name="Gone", key="key-of-gone", created_at=now)
    session_id = await session_of(services, ana)
    await Session.filter(id=session_id).delete()
    await membership.delete()
    await site.delete()
    team = await Team.create(workspace_id=ana.workspace_id, name="Gone", created_at=now)
    await team.delete()
    secret = await identity_secret_of(services, ana)
    await IdentitySecret.filter(id=secret).delete()
    label = await Label.create(workspace_id=ana.workspace_id, name="Gone", colour="red", created_at=now)
    await label.delete()
    gone_too = await invitation_of(services, ana, "gone@ink.example"), await api_token_of(services, ana)
    await Invitation.filter(id=gone_too[0]).delete()
    await ApiToken.filter(id=gone_too[1]).delete()
    visitor_note_id = await visitor_note_of(services, ana, message["author"]["id"])
    await VisitorNote.filter(id=visitor_note_id).delete()
    canned_reply_id = await canned_reply_of(services, ana)
    await CannedReply.filter(id=canned_reply_id).delete()
    blocked_address_id = await blocked_address_of(services, ana)
    await BlockedAddress.filter(id=blocked_address_id).delete()
    saved_view_id = await saved_view_of(services, ana)
    await SavedView.filter(id=saved_view_id).delete()
    await services.database.fetch("DELETE FROM conversation WHERE id = $1", message["conversation_id"])
    await services.database.fetch("DELETE FROM visitor WHERE id = $1", message["author"]["id"])
    return {
        "conversation": message["conversation_id"],
        "message": message["id"],
        "agent": str(membership.id),
        "site": str(site.id),
        "session": session_id,
        "upload": file["id"],
        "file": file["id"],
        "avatar": file["id"],
        "team": str(team.id),
        "label": str(label.id),
        "invitation": gone_too[0],
        "api_token": gone_too[1],
        "canned_reply": canned_reply_id,
        "blocked_address": blocked_address_id,
        "saved_view": saved_view_id,
        "visitor_note": visitor_note_id,
        "visitor": message["author"]["id"],
        "identity_secret": secret,
    }
