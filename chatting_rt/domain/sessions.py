"""Signed-in devices: signing in and out, and who a token belongs to."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.transactions import in_transaction

from chatting_rt.domain import mails, places, two_factor
from chatting_rt.domain.claims import claims_to
from chatting_rt.domain.known_devices import KnownDevice
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.reauthentication import is_held_unchanged
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Database
from chatting_rt.infra.devices import device_of
from chatting_rt.infra.passwords.hasher import Hasher
from chatting_rt.infra.tokens import hash_of, new_token
from chatting_rt.services import Services
from chatting_rt.wire.accounts import CreateSession, SessionInfo
from chatting_rt.wire.base import rfc3339
from chatting_rt.wire.shapes import Role, WorkspaceRef
from models import Account, Membership, Session

IDLE_LIFE = timedelta(days=30)
WHOLE_LIFE = timedelta(days=90)
TOUCH_AFTER = timedelta(minutes=1)
PER_ADDRESS = "20/minute"
PER_EMAIL = "10/minute"
PER_DEVICE = "10/minute"
TOUCH = """
UPDATE session SET last_seen_at = $2, expires_at = least($2 + $3::interval, created_at + $4::interval)
WHERE id = ANY($1) AND expires_at > $2
"""


async def sign_in(
    services: Services, command: CreateSession, *, device: KnownDevice | None, address: str, user_agent: str | None
) -> tuple[Account, str]:
    """The account and the new session's token.

    Counted before hashing, so that guessing costs us little. Who was here before on this device is counted by it, and
    does not wait behind strangers: guesses at their account from everywhere else do not keep them out.
    """
    is_known = device is not None and await _is_theirs(services, command, device)
    if device is not None and is_known:
        hashers, whose = services.passwords, str(device.id)
    else:
        await services.limits.hit(PER_ADDRESS, "sign in from", address)
        await services.limits.hit(PER_EMAIL, "sign in as", hash_of(_normal(command.email)))
        hashers, whose = services.strangers, address
    async with hashers.turn(whose) as hasher:
        account = await _claimant(hasher, command)
        renewed_hash = await hasher.renewed(command.password, account.password_hash)
    await two_factor.check(services, account, command.code)
    is_told = not is_known and account.email_confirmed_at is not None  # else it may be anybody's mailbox
    device_name = await _name_of(user_agent) if is_told else ""
    async with in_transaction() as connection:
        if not await is_held_unchanged(account):
            raise _does_not_fit()
        if renewed_hash is not None:
            await Account.filter(id=account.id).update(password_hash=renewed_hash)
        token = await open_session(services, account.id, address=address, user_agent=user_agent)
        if is_told:
            await mails.send_later(
                services, connection, "new_sign_in", account.email, account.locale,
                name=account.name, device=device_name, at=services.clock.now(),
                place=services.places.words_for(address, account.locale),
            )  # fmt: skip
    return account, token


async def _name_of(user_agent: str | None) -> str:
    """As short as people call it, in any language; else what it calls itself."""
    shown = _shown(user_agent) or "—"
    found = await device_of(shown)
    return ", ".join(part for part in (found.browser, found.os) if part) or shown if found else shown


async def _is_theirs(services: Services, command: CreateSession, device: KnownDevice) -> bool:
    """Whether the device is of who confirmed the address that is asked for."""
    await services.limits.hit(PER_DEVICE, "sign in on", str(device.id))
    theirs = Account.filter(id=device.account_id, email=_normal(command.email), deleted_at=None)
    account = await theirs.filter(email_confirmed_at__not_isnull=True).first()
    return account is not None and device.is_remembered_by(account)


def _normal(email: str) -> str:
    return email.strip().lower()


async def _claimant(hasher: Hasher, command: CreateSession) -> Account:
    """Whose password it is. However many claim the address, two are compared: neither answer nor time tells."""
    claims = await claims_to(_normal(command.email)).limit(2)
    confirmed = next((claim for claim in claims if claim.email_confirmed_at), None)
    claimed = next((claim for claim in claims if not claim.email_confirmed_at), None)
    hashes = [claim.password_hash if claim else None for claim in (confirmed, claimed)]
    is_confirmed, is_claimed = await hasher.fitting(command.password, hashes)
    account = confirmed if is_confirmed else claimed if is_claimed else None
    if account is None:
        raise _does_not_fit()
    return account


def _does_not_fit() -> Refused:
    return Refused(ErrorCode.UNAUTHORIZED, "Email and password do not fit.")


async def open_session(services: Services, account_id: UUID, *, address: str, user_agent: str | None) -> str:
    """Of the address only the place is kept, where it is known."""
    token, now = new_token(), services.clock.now()
    await Session.create(
        account_id=account_id,
        token_hash=hash_of(token),
        user_agent=_shown(user_agent),
        place=places.kept(services.places.of(address)),
        created_at=now,
        last_seen_at=now,
        expires_at=now + IDLE_LIFE,
    )
    return token


def _shown(user_agent: str | None) -> str | None:
    """Bytes that are no UTF-8 arrive as half letters, which PostgreSQL does not take."""
    return user_agent and user_agent[:300].encode(errors="replace").decode().replace("\0", "")


async def session_of(services: Services, token: str | None) -> Session:
    """The live session of a token, or `unauthorized`. Being used keeps it alive."""
    session = await Session.get_or_none(token_hash=hash_of(token)) if token else None
    now = services.clock.now()
    if session is None or session.expires_at <= now:
        raise Refused(ErrorCode.UNAUTHORIZED)
    if now - session.last_seen_at > TOUCH_AFTER:
        await touch(services.database, [session.id], now)
    return session


async def touch(database: Database, session_ids: Collection[UUID], now: datetime) -> None:
    """They are in use: by a request, or by an open socket."""
    await database.fetch(TOUCH, list(session_ids), now, IDLE_LIFE, WHOLE_LIFE)


async def membership_of(session: Session, workspace_id: UUID | None) -> Membership:
    """The account's membership of that workspace, or of its first."""
    memberships = Membership.filter(account_id=session.account_id, removed_at=None).order_by("id")
    if workspace_id is not None:
        memberships = memberships.filter(workspace_id=workspace_id)
    membership = await memberships.first()
    if membership is None:
        raise Refused(ErrorCode.NOT_FOUND, field="workspace_id")
    return membership


async def workspaces_of(database: Database, account_id: UUID) -> list[WorkspaceRef]:
    rows = await database.fetch(
        "SELECT w.id, w.name, m.role FROM membership m JOIN workspace w ON w.id = m.workspace_id"
        " WHERE m.account_id = $1 AND m.removed_at IS NULL ORDER BY m.id",
        account_id,
    )
    return [WorkspaceRef(**row) for row in rows]


async def listed(services: Services, current: Session) -> list[SessionInfo]:
    theirs = Session.filter(account_id=current.account_id, expires_at__gt=services.clock.now())
    sessions = await theirs.order_by("-last_seen_at").limit(100)
    return [
        SessionInfo(
            id=session.id,
            user_agent=session.user_agent,
            place=places.of(session.place),
            created_at=rfc3339(session.created_at),
            last_seen_at=rfc3339(session.last_seen_at),
            is_current=session.id == current.id,
        )
        for session in sessions
    ]


async def revoke(current: Session, session_id: UUID) -> None:
    """End a session of the same account. Its sockets are cut within two seconds, in every process."""
    if not await Session.filter(id=session_id, account_id=current.account_id).delete():
        raise Refused(ErrorCode.NOT_FOUND)


async def revoke_others(agent: AgentPerson) -> None:
    await Session.filter(account_id=agent.account_id).exclude(id=agent.session_id).delete()


async def forget_ended(services: Services) -> None:
    await Session.filter(expires_at__lte=services.clock.now()).delete()


Entrance = tuple[UUID, UUID]
"""A session, or a program's token, and the membership that it entered a workspace by."""
STILL_OPEN = """
SELECT s.id AS session_id, m.id AS membership_id, m.role FROM session s JOIN membership m ON m.account_id = s.account_id
WHERE s.id = ANY($1) AND m.id = ANY($2) AND m.removed_at IS NULL AND s.expires_at > $3
UNION ALL
SELECT t.id, m.id, m.role FROM api_token t JOIN membership m ON m.id = t.agent_id
WHERE t.id = ANY($1) AND m.removed_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $3)
"""


async def still_open(database: Database, entrances: Collection[Entrance], now: datetime) -> dict[Entrance, Role]:
    """Those of these that are not over, with the role as it is now: signed out, expired and removed ones are not in."""
    session_ids, membership_ids = [session for session, _ in entrances], [membership for _, membership in entrances]
    rows = await database.fetch(STILL_OPEN, session_ids, membership_ids, now)
    return {(row["session_id"], row["membership_id"]): row["role"] for row in rows}
