"""The end of a workspace: announced, taken back within seven days, or done, and then nothing of it is left."""

from datetime import timedelta
from uuid import UUID

from tortoise.transactions import in_transaction

from chatting_rt.domain import files, kept_workspaces, mails
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.reauthentication import hold_unchanged, require_password
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from models import Account, Membership, Site, Workspace

GRACE = timedelta(days=7)
AT_ONCE = 500  # rows: what depends on them goes with them, and no statement may take long
OF_WORKSPACES = """
SELECT c.table_name FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.column_name = 'workspace_id' AND c.table_name <> 'file' ORDER BY 1
"""
"""Whatever table there will be. Files go by themselves, once their bytes are gone."""


async def schedule(services: Services, by: AgentPerson, password: str) -> shapes.Workspace:
    """Tells agents, and all members by mail."""
    account = await require_password(services, by.account_id, password)
    async with services.log.transaction(by.workspace_id) as log:
        await hold_unchanged(account)
        workspace = await _locked(by.workspace_id)
        if workspace.delete_at is None:
            workspace.delete_at = log.at + GRACE
            await workspace.save(update_fields=["delete_at"])
            log.append("workspace_updated", workspace.id, by=by.author)
            for account in await _accounts(workspace.id):
                await mails.send_later(
                    services, log.connection, "workspace_deletion_scheduled", account.email, account.locale,
                    workspace_id=workspace.id, workspace=workspace.name, by=by.name, at=workspace.delete_at,
                )  # fmt: skip
    await tell(services, log.events)
    return (await kept_workspaces.by_ids([by.workspace_id]))[by.workspace_id]


async def cancel(services: Services, by: AgentPerson) -> shapes.Workspace:
    """Tells agents. `conflict` once its time has come: it may be half gone already."""
    async with services.log.transaction(by.workspace_id) as log:
        workspace = await _locked(by.workspace_id)
        if workspace.delete_at is not None and workspace.delete_at <= log.at:
            raise Refused(ErrorCode.CONFLICT, "It is being deleted.")
        if workspace.delete_at is not None:
            await Workspace.filter(id=workspace.id).update(delete_at=None)
            log.append("workspace_updated", workspace.id, by=by.author)
    await tell(services, log.events)
    return (await kept_workspaces.by_ids([by.workspace_id]))[by.workspace_id]


async def begin_due(services: Services) -> None:
    """Promise the deletion of those whose time has come."""
    async with in_transaction() as connection:
        for workspace in await Workspace.filter(delete_at__lte=services.clock.now()).limit(100):
            await services.queue.enqueue(
                connection, "delete_workspace", {"workspace_id": str(workspace.id)}, dedupe_key=f"delete {workspace.id}"
            )


async def carry_out(services: Services, workspace_id: UUID) -> None:
    """May stop anywhere and begin again: each step looks at what is left."""
    if not await _is_closed(services, workspace_id):
        return
    async with in_transaction() as connection:
        await files.erase_later(services, connection, workspaces=[workspace_id])
    tables = [row["table_name"] for row in await services.database.fetch(OF_WORKSPACES)]
    # What others refer to, which has the most rows that depend on it, a little at a time.
    for table in ["conversation", *(name for name in tables if name not in ("conversation", "membership", "site"))]:
        await _empty(services, table, workspace_id)
    await _bury(services, workspace_id)


async def _is_closed(services: Services, workspace_id: UUID) -> bool:
    """From here on there is no way back, and nobody gets in. False where it was taken back, or is done."""
    async with in_transaction():
        due = Workspace.filter(id=workspace_id, delete_at__lte=services.clock.now())
        if await due.select_for_update(no_key=True).first() is None:
            return False
        await Site.filter(workspace_id=workspace_id, removed_at=None).update(removed_at=services.clock.now())
    return True


async def _empty(services: Services, table: str, workspace_id: UUID) -> None:
    sql = f"""DELETE FROM "{table}" WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM "{table}" WHERE workspace_id = $1 LIMIT {AT_ONCE}
    )) RETURNING 1"""  # noqa: S608 - the names come from the database's own catalogue
    while await services.database.fetch(sql, workspace_id):
        pass


async def _bury(services: Services, workspace_id: UUID) -> None:
    """The last step, with the word that it is done: its members are known until here."""
    async with in_transaction() as connection:
        workspace = await _locked(workspace_id)
        members = await _accounts(workspace_id)
        await files.erase_later(services, connection, workspaces=[workspace_id])
        await connection.execute_query("DELETE FROM event WHERE workspace_id = $1", [workspace_id])
        await connection.execute_query("DELETE FROM file_use WHERE id = $1", [workspace_id])
        await workspace.delete()
        for account in members:
            await mails.send_later(
                services, connection, "workspace_deleted", account.email, account.locale, workspace=workspace.name
            )


async def _locked(workspace_id: UUID) -> Workspace:
    workspace = await Workspace.filter(id=workspace_id).select_for_update().first()
    if workspace is None:
        raise not_found()
    return workspace


async def _accounts(workspace_id: UUID) -> list[Account]:
    ids = await Membership.filter(workspace_id=workspace_id, removed_at=None).values_list("account_id", flat=True)
    return await Account.filter(id__in=list(ids), deleted_at=None).order_by("id")
