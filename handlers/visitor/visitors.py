from chatting_rt.domain import identifying
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.wire.visitors import Identify, VisitorIdentified
from handlers.base import Call, visitor


@visitor.command(limit="10/10 seconds")
async def identify(call: Call[VisitorPerson], command: Identify) -> VisitorIdentified:
    """Say who one is, and perhaps prove it. Whoever is known by another name has another token; the old one is over.

    Who proves to be somebody whom the site knows already becomes them: then the answer's visitor is another, this
    socket is over, and its client connects again with the new token.
    """
    identity = call.connection.identity
    identity.is_changing = True
    try:
        known = await identifying.identify(
            call.services, call.person, command, visit=identity.visit, address=call.connection.address
        )
        identity.is_over = known.id != call.person.id
        identity.visitor = call.person if identity.is_over else known
    finally:
        identity.is_changing = False
    return VisitorIdentified(visitor=known.seen_by_self(), visitor_token=known.token)
