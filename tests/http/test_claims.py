"""An address that several people say is theirs: it is whose mailbox it is, however many others come."""

from chatting_rt.services import Services
from models import Account
from tests.support.api import Api
from tests.support.letters import link_to, mails_to, token_in

ANA = "ana@acme.example"
CROWD = 60


async def claim_by_a_crowd(services: Services) -> None:
    """As signing up does it, without the wait for as many hashes."""
    mine = await Account.get(email=ANA)
    for _ in range(CROWD):
        await Account.create(
            name="Eve", email=ANA, password_hash=mine.password_hash[::-1], created_at=services.clock.now()
        )


async def test_whoever_confirmed_it_gets_in_and_gets_the_link(api: Api, services: Services) -> None:
    mine = (await api.sign_up()).data["account"]["id"]
    await api.ask("POST", f"/email-confirmations/{token_in((await mails_to(services, ANA))[0])}")
    await claim_by_a_crowd(services)

    assert (await api.sign_in()).data["account"]["id"] == mine
    await api.ask("POST", "/password-resets", {"email": ANA})
    link = (await link_to(services, ANA, "reset-password")).rpartition("/")[2]
    await api.ask("PUT", f"/password-resets/{link}", {"password": "another horse entirely"})

    assert (await api.sign_in(password="another horse entirely")).data["account"]["id"] == mine
