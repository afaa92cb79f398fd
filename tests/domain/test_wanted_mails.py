"""What is no longer so when a mail's turn comes is not mailed: it may have waited for hours."""

from datetime import timedelta
from uuid import UUID

import pytest

from chatting_rt.services import Services
from models import EmailLink, Mail
from tests.conftest import Connect
from tests.support.api import PASSWORD, Api
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.letters import mails_to
from tests.support.passwords import give_password

ZOE = "zoe@ink.example"


@pytest.fixture
async def desk(services: Services, connect: Connect, ana: AgentActor) -> Client:
    await give_password(ana.account_id)
    return await connect(ana)


async def subjects_to(services: Services, address: str) -> list[str]:
    return [str(mail["Subject"]) for mail in await mails_to(services, address)]


async def test_an_invitation_that_was_taken_back(services: Services, desk: Client) -> None:
    made = await desk.call("create_invitation", {"email": ZOE, "role": "agent"})
    await desk.call("create_invitation", {"email": "rita@ink.example", "role": "agent"})

    await desk.call("revoke_invitation", {"invitation_id": made["invitation"]["id"]})

    assert await subjects_to(services, ZOE) == []
    assert await subjects_to(services, "rita@ink.example") == ["Ana invites you to Acme"]
    assert await Mail.all().count() == 1


async def test_a_link_that_is_over(services: Services, api: Api) -> None:
    """Expired, or replaced: of two only the newest is sent."""
    await api.sign_up(ZOE)
    await EmailLink.filter(purpose="confirm_email").update(expires_at=services.clock.now() - timedelta(seconds=1))
    assert await subjects_to(services, ZOE) == []

    for _ in range(2):
        await api.ask("POST", "/password-resets", {"email": ZOE})
    assert await subjects_to(services, ZOE) == ["Choose a new password"]


async def test_the_deletion_of_a_workspace_that_was_called_off(
    services: Services, desk: Client, ben: AgentActor
) -> None:
    await desk.call("delete_workspace", {"password": PASSWORD})
    await desk.call("cancel_workspace_deletion")

    assert await subjects_to(services, ben.email) == []


async def test_the_deletion_of_a_workspace_of_which_one_is_no_more(
    services: Services, desk: Client, ana: AgentActor, ben: AgentActor
) -> None:
    await desk.call("delete_workspace", {"password": PASSWORD})
    await desk.call("remove_member", {"agent_id": str(ben.id)})

    assert await subjects_to(services, ben.email) == ["You are no longer a member of Acme"]
    assert "will be deleted" in (await subjects_to(services, ana.email))[0]


async def test_that_one_was_removed_who_is_there_again(
    services: Services, desk: Client, api: Api, ben: AgentActor
) -> None:
    await desk.call("remove_member", {"agent_id": str(ben.id)})
    made = await desk.call("create_invitation", {"email": ben.email, "role": "agent"})
    token = services.signed_ids.token("invitation", UUID(made["invitation"]["id"]))
    assert (await api.ask("POST", f"/invitations/{token}", {}, token=ben.token)).status == 201

    assert await subjects_to(services, ben.email) == []


async def test_a_transcript_of_what_was_deleted(
    services: Services, connect: Connect, desk: Client, vera: VisitorActor
) -> None:
    tab = await connect(vera)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    await tab.call("request_transcript", about | {"email": ZOE})

    await desk.call("delete_conversation", about)

    assert await subjects_to(services, ZOE) == []
