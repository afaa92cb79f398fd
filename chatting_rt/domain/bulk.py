"""One change to many conversations, in one transaction. What one of them refuses does not keep the others back."""

from uuid import UUID

from msgspec import UNSET, UnsetType

from chatting_rt.domain import assignment, labelling, priorities, status, team_assignment
from chatting_rt.domain.changing import Deed
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire.base import Error
from chatting_rt.wire.bulk import ChangeConversations, Outcome
from models import Conversation, Label, Membership, Team


async def change_all(services: Services, command: ChangeConversations, *, by: AgentPerson) -> list[Outcome]:
    """Tells whoever each change is for. A wish that makes no sense for any of them is refused as a whole."""
    await _check(by.workspace_id, command)
    deed = _deed(services, command, by)
    outcomes = {id: _refused(id, not_found()) for id in command.conversation_ids}
    async with services.log.transaction(by.workspace_id) as log:
        asked = Conversation.filter(id__in=list(outcomes), workspace_id=by.workspace_id)
        for conversation in await asked.order_by("id").select_for_update(no_key=True):
            outcomes[conversation.id] = await _outcome(log, conversation, deed)
    await tell(services, log.events)
    return list(outcomes.values())


async def _check(workspace_id: UUID, command: ChangeConversations) -> None:
    """Whatever is named must be of the workspace. The deeds look again, and hold it."""
    if isinstance(command.assignee_id, UUID):
        there = Membership.filter(id=command.assignee_id, workspace_id=workspace_id, removed_at=None)
        if not await there.exists():
            raise Refused(ErrorCode.NOT_FOUND, field="assignee_id")
    if isinstance(command.team_id, UUID) and not await Team.exists(id=command.team_id, workspace_id=workspace_id):
        raise not_found()
    if isinstance(command.label_id, UUID) and not await Label.exists(id=command.label_id, workspace_id=workspace_id):
        raise Refused(ErrorCode.NOT_FOUND, field="label_id")


def _deed(services: Services, command: ChangeConversations, by: AgentPerson) -> Deed:
    if not isinstance(command.status, UnsetType):
        status.check_snooze(services, command.status, command.snoozed_until)
        return status.setting(command.status, command.snoozed_until, by=by)
    if not isinstance(command.priority, UnsetType):
        return priorities.setting(command.priority, by=by)
    if not isinstance(command.label_id, UnsetType):
        change_label = labelling.putting_on if command.is_labelled else labelling.taking_off
        return change_label(command.label_id, by=by)
    if not isinstance(command.team_id, UnsetType):
        return team_assignment.assigning(command.team_id, by=by)
    assignee_id = None if isinstance(command.assignee_id, UnsetType) else command.assignee_id
    return assignment.assigning(assignee_id, expected=UNSET, by=by)


async def _outcome(log: LogTransaction, conversation: Conversation, deed: Deed) -> Outcome:
    try:
        await deed(log, conversation)
    except Refused as refused:
        return _refused(conversation.id, refused)
    return Outcome(conversation_id=conversation.id)


def _refused(id: UUID, refused: Refused) -> Outcome:
    return Outcome(conversation_id=id, error=Error(code=refused.code, message=refused.message, field=refused.field))
