from chatting_rt.domain import ratings
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.wire.ratings import RateConversation, RatingKept
from handlers.base import Call, visitor


@visitor.command(limit="10/minute")
async def rate_conversation(call: Call[VisitorPerson], command: RateConversation) -> RatingKept:
    """Say how one was helped, once each time a conversation is resolved. It may be changed for a day."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    rated = await ratings.rate(call.services, conversation, command.rating, command.comment, by=call.person)
    return RatingKept(conversation=rated)
