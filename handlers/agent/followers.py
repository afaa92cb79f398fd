from chatting_rt.domain import followers
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.followers import FollowConversation, UnfollowConversation
from chatting_rt.wire.results import ConversationChanged
from handlers.base import Call, agent


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def follow_conversation(call: Call[AgentPerson], command: FollowConversation) -> ConversationChanged:
    """Keep an eye on a conversation, whoever has it."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    return ConversationChanged(conversation=await followers.follow(call.services, conversation, by=call.person))


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def unfollow_conversation(call: Call[AgentPerson], command: UnfollowConversation) -> ConversationChanged:
    """Follow a conversation no longer. Whoever is mentioned in it later follows it again."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    return ConversationChanged(conversation=await followers.unfollow(call.services, conversation, by=call.person))
