from chatting_rt.domain import inbox, kept_visitor, visitor_changes, visitor_merging
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import visitors as wire
from handlers.base import Call, agent


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def update_visitor(call: Call[AgentPerson], command: wire.UpdateVisitor) -> wire.VisitorChanged:
    """Correct or add what is known of a visitor."""
    visitor = await visitor_changes.update(call.services, call.person, command.visitor_id, command)
    return wire.VisitorChanged(visitor=visitor)


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def block_visitor(call: Call[AgentPerson], command: wire.BlockVisitor) -> wire.VisitorChanged:
    """Keep a visitor from connecting. Their sockets are cut within two seconds; what they wrote stays."""
    visitor = await visitor_changes.set_blocked(call.services, call.person, command.visitor_id, is_blocked=True)
    return wire.VisitorChanged(visitor=visitor)


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def unblock_visitor(call: Call[AgentPerson], command: wire.UnblockVisitor) -> wire.VisitorChanged:
    """Let a visitor come back."""
    visitor = await visitor_changes.set_blocked(call.services, call.person, command.visitor_id, is_blocked=False)
    return wire.VisitorChanged(visitor=visitor)


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def list_blocked_visitors(call: Call[AgentPerson], command: wire.ListBlockedVisitors) -> wire.BlockedVisitors:
    """Who is blocked: those blocked last first, a hundred at most."""
    return wire.BlockedVisitors(visitors=await kept_visitor.blocked(call.services.database, call.person.workspace_id))


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def list_visitor_conversations(
    call: Call[AgentPerson], command: wire.ListVisitorConversations
) -> wire.VisitorConversationPage:
    """All conversations of a visitor, whatever their status, newest activity first, in pages."""
    return await inbox.of_visitor(call.services, call.person, command.visitor_id, command.cursor, command.limit)


@agent.command(limit="10/10 seconds", permission=Permission.USE_INBOX)
async def merge_visitors(call: Call[AgentPerson], command: wire.MergeVisitors) -> wire.VisitorChanged:
    """Make two visitors of a site one. Who is verified can only be the one that stays."""
    visitor = await visitor_merging.merge(call.services, call.person, command)
    return wire.VisitorChanged(visitor=visitor)
