from chatting_rt.domain import saved_view_settings, saved_views
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import saved_views as wire
from chatting_rt.wire.results import Done
from handlers.base import Call, agent


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def create_saved_view(call: Call[AgentPerson], command: wire.CreateSavedView) -> wire.SavedViewChanged:
    """Keep a list under a name, for oneself or for all agents. `conflict` where one has this name."""
    return wire.SavedViewChanged(saved_view=await saved_view_settings.create(call.services, call.person, command))


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def update_saved_view(call: Call[AgentPerson], command: wire.UpdateSavedView) -> wire.SavedViewChanged:
    """Rename a saved view, or keep another list under its name; `forbidden` where a colleague shared it."""
    return wire.SavedViewChanged(saved_view=await saved_view_settings.update(call.services, call.person, command))


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def delete_saved_view(call: Call[AgentPerson], command: wire.DeleteSavedView) -> Done:
    """Keep a saved view no longer; `forbidden` where a colleague shared it."""
    await saved_view_settings.delete(call.services, call.person, command.saved_view_id)
    return Done()


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def count_saved_views(call: Call[AgentPerson], command: wire.CountSavedViews) -> wire.SavedViewCounts:
    """How much there is in one's own saved views and in the shared ones."""
    return wire.SavedViewCounts(counts=await saved_views.counts(call.services.database, call.person))
