from chatting_rt.domain import identifying, tracking, visits
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.wire.results import Done
from chatting_rt.wire.visits import SetAttributes, SetConsent, TrackEvent, ViewPage
from handlers.base import Call, visitor


@visitor.command(limit="10/10 seconds")
async def view_page(call: Call[VisitorPerson], command: ViewPage) -> Done:
    """Say which page one looks at now. Of its address the query is dropped, but for what it says of a campaign.

    Of who has not written it is kept nowhere but with this socket; without consent not even there.
    """
    await visits.view(call.services, call.person, call.connection.identity.visit, command)
    return Done()


@visitor.command(limit="20/10 seconds")
async def track_event(call: Call[VisitorPerson], command: TrackEvent) -> Done:
    """Say that one did something on the site. Agents see the last fifty, for ninety days.

    It is kept like pages are: with consent, and once one has written.
    """
    await tracking.track(call.services, call.person, call.connection.identity.visit, command)
    return Done()


@visitor.command(limit="10/10 seconds")
async def set_attributes(call: Call[VisitorPerson], command: SetAttributes) -> Done:
    """Say what the site knows of one: its plan, its basket. Of who has not written it is kept with this socket."""
    await identifying.set_attributes(
        call.services,
        call.person,
        command.attributes,
        visit=call.connection.identity.visit,
        address=call.connection.address,
    )
    return Done()


@visitor.command(limit="10/10 seconds")
async def set_consent(call: Call[VisitorPerson], command: SetConsent) -> Done:
    """Say whether what one does on the site may be kept. No deletes what was kept of it.

    Until somebody says so it may, unless their browser asks for privacy by `Sec-GPC: 1`.
    """
    await visits.set_consent(call.services, call.person, call.connection.identity.visit, is_given=command.is_given)
    return Done()
