"""kill -9 of a server that sends its mail itself: what it acknowledged to have promised goes out, once."""

import asyncio
import random
from collections import Counter
from typing import Any

import aiohttp
import pytest

from models.base import new_id
from tests.faults.conftest import StartServer
from tests.support.api import Api
from tests.support.eventually import eventually
from tests.support.post_office import PostOffice, post_office

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

KILLS = 4


async def test_a_killed_server_loses_no_mail_and_doubles_none_but_the_one_in_flight(
    fresh: dict[str, Any], start_server: StartServer
) -> None:
    async with post_office() as office:
        office.pause = 0.05
        settings = {"JOBS": "inside", "SMTP_URL": office.url()}
        server = await asyncio.to_thread(start_server, fresh, twists=["takeover=2"], settings=settings)
        people = People(server.url)
        crowd = [asyncio.create_task(people.sign_up_again_and_again()) for _ in range(3)]
        for _ in range(KILLS):
            before = len(office.letters)
            await eventually(lambda before=before: len(office.letters) > before, within=30)
            await asyncio.sleep(random.uniform(0, 0.3))
            server.kill()
            await asyncio.to_thread(server.start)
        people.are_done = True
        await asyncio.gather(*crowd)
        await eventually(lambda: people.promised <= addressees(office).keys(), within=60)
        await asyncio.sleep(3)  # in which a job that is taken over once more would send again

    received = addressees(office)
    assert people.promised <= received.keys() <= people.asked
    assert len(people.promised) > KILLS
    assert received.total() <= len(received) + KILLS
    assert len({letter.message["Message-ID"] for letter in office.letters}) == len(received)


class People:
    """They sign up, each once, and so are promised a mail. Who got no answer may or may not have been."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.asked: set[str] = set()
        self.promised: set[str] = set()
        self.are_done = False

    async def sign_up_again_and_again(self) -> None:
        api = Api(self._url)
        while not self.are_done:
            address = f"{new_id()}@example.com"
            self.asked.add(address)
            try:
                answer = await api.sign_up(address)
            except aiohttp.ClientError:
                await asyncio.sleep(0.1)
            else:
                assert answer.status == 201, answer.data
                self.promised.add(address)
        await api.close()


def addressees(office: PostOffice) -> Counter[str]:
    return Counter(letter.to for letter in office.letters)
