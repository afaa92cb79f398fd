"""Tokens by which programs act for an agent: what the scopes say, as far as the agent's role allows it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from chatting_rt.domain import moments
from chatting_rt.domain.access import program_now
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import SCOPES, Permission
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.database import Database
from chatting_rt.infra.tokens import hash_of, new_token
from chatting_rt.services import Services
from chatting_rt.wire import api_tokens as wire
from chatting_rt.wire.base import rfc3339
from models import ApiToken

PREFIX = "chat_"
"""So that people, and programs that look for lost secrets, know what they found."""
MOST = 100  # of a workspace
TOUCH_AFTER = timedelta(minutes=1)


async def create(
    services: Services, by: AgentPerson, name: str, scopes: list[str], expires_at: datetime | None
) -> wire.ApiTokenCreated:
    now = services.clock.now()
    if unknown := set(scopes) - set(SCOPES):
        raise Refused(ErrorCode.INVALID_PAYLOAD, f"No such scope: {min(unknown)}", field="scopes")
    if any(not by.may(Permission(scope)) for scope in scopes):
        raise Refused(ErrorCode.FORBIDDEN, "Nobody can give a scope above their own role.", field="scopes")
    moments.check(expires_at, "expires_at")
    if expires_at is not None and expires_at <= now:
        raise Refused(ErrorCode.INVALID_PAYLOAD, "That is over already.", field="expires_at")
    if await ApiToken.filter(workspace_id=by.workspace_id).count() >= MOST:
        raise Refused(ErrorCode.CONFLICT, f"A workspace has at most {MOST} tokens.")
    secret = PREFIX + new_token()
    made = await ApiToken.create(
        workspace_id=by.workspace_id, agent_id=by.id, name=name.strip(), token_hash=hash_of(secret),
        scopes=sorted(set(scopes)), expires_at=expires_at, created_at=now,
    )  # fmt: skip
    return wire.ApiTokenCreated(api_token=_seen(made), secret=secret)


async def delete(by: AgentPerson, api_token_id: UUID) -> None:
    if not await ApiToken.filter(id=api_token_id, workspace_id=by.workspace_id).delete():
        raise not_found()


async def listed(by: AgentPerson) -> wire.ApiTokenList:
    rows = await ApiToken.filter(workspace_id=by.workspace_id).order_by("-created_at", "-id")
    scopes = [str(scope) for scope in SCOPES if by.may(scope)]
    return wire.ApiTokenList(api_tokens=[_seen(row) for row in rows], scopes=scopes)


async def agent_of(services: Services, secret: str, workspace_id: UUID | None) -> AgentPerson:
    """The agent for whom the program acts, as far as its token allows it. A token is of one workspace."""
    token = await _live(services, secret)
    if workspace_id not in (None, token.workspace_id):
        raise Refused(ErrorCode.NOT_FOUND, field="workspace_id")
    return await program_now(services.database, services.clock, token.id, token.agent_id)


async def _live(services: Services, secret: str) -> ApiToken:
    now = services.clock.now()
    token = await ApiToken.get_or_none(token_hash=hash_of(secret))
    if token is None or (token.expires_at is not None and token.expires_at <= now):
        raise Refused(ErrorCode.UNAUTHORIZED)
    if token.last_used_at is None or now - token.last_used_at > TOUCH_AFTER:
        await touch(services.database, [token.id], now)
    return token


async def touch(database: Database, token_ids: Collection[UUID], now: datetime) -> None:
    """They are in use: by a request, or by an open socket."""
    await database.fetch("UPDATE api_token SET last_used_at = $2 WHERE id = ANY($1)", list(token_ids), now)


def is_one(secret: str | None) -> bool:
    return secret is not None and secret.startswith(PREFIX)


def _seen(token: ApiToken) -> wire.ApiToken:
    return wire.ApiToken(
        id=token.id,
        name=token.name,
        agent_id=token.agent_id,
        scopes=token.scopes,
        created_at=rfc3339(token.created_at),
        expires_at=rfc3339(token.expires_at) if token.expires_at else None,
        last_used_at=rfc3339(token.last_used_at) if token.last_used_at else None,
    )
