from chatting_rt.domain import visitor_changes
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.wire.visitors import Identify, VisitorIdentified
from handlers.base import Call, visitor


@visitor.command(limit="10/10 seconds")
async def identify(call: Call[VisitorPerson], command: Identify) -> VisitorIdentified:
    """Say who one is. With another name or address comes another token; the old one is over, and so are its sockets."""
    identity = call.connection.identity
    identity.next_token = call.services.visitor_tokens.another(call.person.id, call.person.site_id)
    identity.visitor = await visitor_changes.identify(
        call.services,
        call.person,
        command,
        next_token=identity.next_token,
        locale=identity.locale,
        address=call.connection.address,
    )
    return VisitorIdentified(visitor=identity.visitor.seen_by_self(), visitor_token=identity.visitor.token)
