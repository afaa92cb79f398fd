"""Nothing that a client can measure tells whether an address is known.

Known and unknown addresses are asked about in turns, and the times compared by rank: if they come from one
distribution, a known one is slower in half of all pairs. With 125 of each that share has a standard deviation of 0.037,
so it lies within 0.35 and 0.65 but for once in ten thousand runs; an answer without a hash, or with one more, is at 0
or 1.
"""

import time
from typing import Any

import pytest

from chatting_rt.services import Services
from chatting_rt.settings import Settings
from tests.support.api import Api
from tests.support.letters import mails_to, token_in

KNOWN, UNKNOWN = "ana@acme.example", "nobody@acme.example"
TOLERANCE = 0.15

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def settings(tmp_path: Any) -> Settings:
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, rate_limits=False)


@pytest.mark.parametrize("is_confirmed", [False, True])
async def test_sign_in_takes_as_long_for_known_and_unknown_addresses(
    api: Api, services: Services, is_confirmed: bool
) -> None:
    await api.sign_up()
    if is_confirmed:
        await api.ask("POST", f"/email-confirmations/{token_in((await mails_to(services, KNOWN))[0])}")

    await assert_alike(api, "/sessions", {"password": "not it at all"}, each=125)


async def test_asking_for_a_reset_takes_as_long_for_known_and_unknown_addresses(api: Api) -> None:
    await api.sign_up()

    await assert_alike(api, "/password-resets", {}, each=250)


async def assert_alike(api: Api, path: str, more: dict[str, str], each: int) -> None:
    times: dict[str, list[float]] = {KNOWN: [], UNKNOWN: []}
    answers = set()
    for n in range(each):
        for email in (KNOWN, UNKNOWN) if n % 2 else (UNKNOWN, KNOWN):
            began = time.perf_counter()
            answer = await api.ask("POST", path, {"email": email} | more)
            times[email].append(time.perf_counter() - began)
            answers.add((answer.status, str(answer.data), tuple(sorted(answer.headers.keys()))))
    assert len(answers) == 1
    slower = sum(known > unknown for known in times[KNOWN] for unknown in times[UNKNOWN])
    assert abs(slower / each**2 - 0.5) < TOLERANCE
