"""A polling session moves to a websocket: once, wholly or not at all."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from chatting_rt.infra.sockets import websocket as websocket_module
from chatting_rt.settings import Settings
from chatting_rt.web import WebServer
from tests.infra.conftest import Raw
from tests.support.cast import VisitorActor
from tests.support.eventually import eventually
from tests.support.polling import Poller, noise
from tests.support.raw import RawSocket
from tests.support.sockets import is_clean


@pytest.fixture(name="settings")
def _settings(polling: Settings) -> Settings:
    return polling


async def moved(raw: Raw, tab: Poller) -> RawSocket:
    """The session's websocket, after the move."""
    return await raw(query=f"EIO=4&transport=websocket&sid={tab.sid}", is_move=True)


async def test_after_a_move_a_cut_and_the_queue_limit_still_work(
    poll: Any, raw: Raw, server: WebServer, vera: VisitorActor
) -> None:
    for deed in ("cut", "queue"):
        tab = await poll(vera)
        socket = await moved(raw, tab)
        assert (await socket.call("/visitor", "start"))["ok"]
        assert await tab.post("3") == 400
        (connection,) = server.gateway.connections
        engine = server.sockets.eio.sockets[tab.sid]
        assert engine.upgraded and engine.transport is not None

        if deed == "cut":
            server.sockets.cut(tab.sid, "for the test")
        else:
            socket.stop_reading()
            for _ in range(3000):
                connection.send(noise())
                await asyncio.sleep(0)

        await eventually(lambda: is_clean(server))
        assert engine.transport.is_closing()


async def test_a_session_moves_once(poll: Any, raw: Raw, server: WebServer, vera: VisitorActor) -> None:
    tab = await poll(vera)
    socket = await moved(raw, tab)

    with pytest.raises(aiohttp.WSServerHandshakeError):
        await moved(raw, tab)

    assert (await socket.call("/visitor", "start"))["ok"]


@pytest.mark.parametrize("said", [[], ["2probe"], ["2probe", '42/visitor,["start"]'], ["3"], ["5"], [b"x"]])
async def test_a_move_that_breaks_off_leaves_polling_alive(
    poll: Any, url: str, server: WebServer, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch, said: list[Any]
) -> None:
    monkeypatch.setattr(websocket_module, "MOVING_TIME", 0.3)
    tab = await poll(vera)

    address = f"{url}/socket.io/?EIO=4&transport=websocket&sid={tab.sid}"
    async with aiohttp.ClientSession() as session, session.ws_connect(address) as socket:
        for frame in said:
            await RawSocket(socket).send(frame)
        async with asyncio.timeout(3):
            while not socket.closed:
                await socket.receive()

    await tab.post('42/visitor,7["start",{}]')
    await tab.until("43/visitor,7")
    server.sockets.cut(tab.sid, "for the test")
    await eventually(lambda: is_clean(server))
