"""Leaving for good. What an agent wrote stays with the workspace; who they were does not."""

from uuid import UUID

from tortoise.transactions import in_transaction

from chatting_rt.domain import files, memberships
from chatting_rt.domain.reauthentication import hold_unchanged, require_password
from chatting_rt.domain.telling import tell, tell_visitors_of
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.event_log import LoggedEvent
from chatting_rt.services import Services
from chatting_rt.wire.base import Author
from models import Account, EmailLink, Invitation, Mail, RecoveryCode, Session

CONCERNED = """
SELECT m.id, m.workspace_id, m.role, m.account_id, w.delete_at
FROM membership m JOIN workspace w ON w.id = m.workspace_id
WHERE m.removed_at IS NULL AND m.workspace_id IN (
    SELECT workspace_id FROM membership WHERE account_id = $1 AND removed_at IS NULL
) AND (m.role = 'owner' OR m.account_id = $1)
ORDER BY m.id FOR NO KEY UPDATE OF m
"""


async def delete(services: Services, account_id: UUID, password: str) -> None:
    """Forget the person. Refused while a workspace that is to stay has no other owner: hand it over, or delete it."""
    account = await require_password(services, account_id, password)
    events: list[LoggedEvent] = []
    async with in_transaction() as connection:
        await hold_unchanged(account)
        concerned = await connection.execute_query_dict(CONCERNED, [account.id])
        own = [row for row in concerned if row["account_id"] == account.id]
        others = {row["workspace_id"] for row in concerned if row["account_id"] != account.id}
        if any(row["role"] == "owner" and row["workspace_id"] not in others and not row["delete_at"] for row in own):
            raise Refused(ErrorCode.CONFLICT, "You are the only owner of a workspace.", field="workspace_id")
        await _forget_mails(account)
        await Session.filter(account_id=account.id).delete()
        await EmailLink.filter(account_id=account.id).delete()
        await RecoveryCode.filter(account_id=account.id).delete()
        await files.erase_later(services, connection, accounts=[account.id])
        await Account.filter(id=account.id).update(
            name="", email=f"{account.id}@deleted.invalid", email_confirmed_at=None, password_hash="",
            two_factor_nonce=None, two_factor_at=None, avatar_id=None, deleted_at=services.clock.now(),
        )  # fmt: skip
        for row in sorted(own, key=lambda row: row["workspace_id"]):
            async with services.log.transaction(row["workspace_id"]) as log:
                await memberships.end(services, log, row["id"], by=Author(type="agent", id=row["id"], name=""))
            events += log.events
    await tell(services, events)
    for event in events:
        await tell_visitors_of(services, event.workspace_id, event.actor)


async def _forget_mails(account: Account) -> None:
    """That they were written to, at whatever address of theirs. What is still to be sent may be for somebody else."""
    linked = await EmailLink.filter(account_id=account.id).values_list("email", flat=True)
    addresses = {account.email, *linked}
    await Invitation.filter(email__in=addresses, accepted_at__not_isnull=True).delete()
    await Mail.filter(to_address__in=addresses, sent_at__not_isnull=True).delete()
