from chatting_rt.domain import live_visitors
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.live_visitors import ListLiveVisitors, LiveVisitors
from handlers.base import Call, agent


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def list_live_visitors(call: Call[AgentPerson], command: ListLiveVisitors) -> LiveVisitors:
    """Who is on the sites now, if the workspace wants to see it: those whose widget is connected, and who do not mind.

    Ask again every few seconds. Who left is gone within fifteen; nothing of it is kept.
    """
    return await live_visitors.listed(call.services, call.person)
