"""Agents who follow a conversation, because they asked to or were mentioned in it. Only agents hear of it."""

from collections.abc import Collection
from uuid import UUID

from chatting_rt.domain import agents
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.changing import Deed, change
from chatting_rt.domain.people import AgentPerson
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.base import Author
from models import Conversation, Follower


async def follow(services: Services, access: ConversationAccess, *, by: AgentPerson) -> shapes.Conversation:
    """Tells agents. Following what one follows changes nothing."""
    return await change(services, access, _following(by))


async def unfollow(services: Services, access: ConversationAccess, *, by: AgentPerson) -> shapes.Conversation:
    """Tells agents. Whoever is mentioned later follows again."""
    return await change(services, access, _unfollowing(by))


def _following(by: AgentPerson) -> Deed:
    async def deed(log: LogTransaction, conversation: Conversation) -> None:
        if not await agents.held(log.connection, log.workspace_id, [by.id]):
            raise Refused(ErrorCode.UNAUTHORIZED)
        if not await Follower.exists(conversation_id=conversation.id, agent_id=by.id):
            await Follower.create(
                workspace_id=log.workspace_id, conversation_id=conversation.id, agent_id=by.id, created_at=log.at
            )
            log.append("conversation_updated", conversation.id, by=by.author, conversation_id=conversation.id)

    return deed


def _unfollowing(by: AgentPerson) -> Deed:
    async def deed(log: LogTransaction, conversation: Conversation) -> None:
        if await Follower.filter(conversation_id=conversation.id, agent_id=by.id).delete():
            log.append("conversation_updated", conversation.id, by=by.author, conversation_id=conversation.id)

    return deed


async def join(log: LogTransaction, conversation_id: UUID, agent_ids: Collection[UUID], *, by: Author) -> None:
    """Who follows already goes on. The conversation is locked, and the agents are held."""
    known = {follower.agent_id for follower in await Follower.filter(conversation_id=conversation_id)}
    if joining := sorted(set(agent_ids) - known):
        await Follower.bulk_create(
            Follower(workspace_id=log.workspace_id, conversation_id=conversation_id, agent_id=id, created_at=log.at)
            for id in joining
        )
        log.append("conversation_updated", conversation_id, by=by, conversation_id=conversation_id)
