"""With a GeoIP file people see where they are signed in. What is kept of an address is only that."""

from pathlib import Path

import pytest

from chatting_rt.services import Services
from chatting_rt.settings import Settings
from tests.support.api import Api
from tests.support.geoip import IN_BERLIN, IN_PORTUGAL, NOWHERE, write_geoip_file
from tests.support.letters import mails_to, token_in

ANA = "ana@acme.example"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    file = write_geoip_file(tmp_path)
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, geoip_file=file, trusted_proxies="127.0.0.1")


async def signed_in_from(api: Api, address: str) -> None:
    wish = {"email": ANA, "password": "correct horse battery"}
    await api.ask("POST", "/sessions", wish, **{"X-Forwarded-For": address, "User-Agent": f"Device at {address}"})


async def test_sessions_and_the_mail_about_a_new_one_say_where(api: Api, services: Services) -> None:
    token = (await api.sign_up()).data["token"]
    await api.ask("POST", f"/email-confirmations/{token_in((await mails_to(services, ANA))[0])}")
    for address in (IN_BERLIN, IN_PORTUGAL, NOWHERE):
        await signed_in_from(api, address)

    listed = (await api.ask("GET", "/sessions", token=token)).data["sessions"]
    assert [session["place"] for session in listed] == [
        None,
        {"country": "PT"},
        {"country": "DE", "region": "State of Berlin", "city": "Berlin"},
        None,
    ]
    told = [str(mail.get_body(("plain",))) for mail in await mails_to(services, ANA) if "sign-in" in mail["Subject"]]
    assert "(Berlin, Germany)" in told[0]
    assert "(Portugal)" in told[1]
    assert "()" not in told[2]


async def test_the_address_itself_is_nowhere_in_the_row(api: Api, services: Services) -> None:
    await api.sign_up()
    await signed_in_from(api, IN_PORTUGAL)
    rows = await services.database.fetch("SELECT to_jsonb(s) - 'user_agent' AS row FROM session s")
    assert len(rows) == 2
    assert not any("2001:db8" in row["row"] for row in rows)
