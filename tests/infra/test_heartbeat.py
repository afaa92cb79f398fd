"""One timer asks all sockets whether they are still there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from chatting_rt.infra.sockets.heartbeat import Heartbeat
from tests.support.eventually import eventually

INTERVAL, TIMEOUT = 0.1, 0.1


@dataclass
class Peer:
    sid: str
    is_alive: bool = True
    pinged_at: float | None = None
    pings: int = 0


@dataclass
class Ward:
    """Peers, who answer their pings at once if they are alive."""

    peers: dict[str, Peer] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.heartbeat: Heartbeat[Peer] = Heartbeat(
            INTERVAL, TIMEOUT, find=self.peers.get, ping=self.ping, lost=self.lose
        )

    def admit(self, peer: Peer) -> Peer:
        self.peers[peer.sid] = peer
        self.heartbeat.rest(peer.sid)
        return peer

    def ping(self, peer: Peer) -> None:
        peer.pings += 1
        if peer.is_alive:
            peer.pinged_at = None
            self.heartbeat.rest(peer.sid)

    def lose(self, peer: Peer) -> None:
        self.lost.append(self.peers.pop(peer.sid).sid)


async def test_who_answers_stays_and_who_does_not_is_lost() -> None:
    ward = Ward()
    alive, silent = ward.admit(Peer("alive")), ward.admit(Peer("silent", is_alive=False))

    await eventually(lambda: ward.lost == ["silent"])
    await eventually(lambda: alive.pings >= 5)

    assert silent.pings == 1 and list(ward.peers) == ["alive"]


async def test_a_silent_peer_is_lost_in_time_and_not_before() -> None:
    ward = Ward()
    loop = asyncio.get_running_loop()
    began = loop.time()
    ward.admit(Peer("silent", is_alive=False))

    await eventually(lambda: bool(ward.lost))

    assert loop.time() - began >= INTERVAL + TIMEOUT


async def test_an_answer_counts_for_its_own_ping_only() -> None:
    ward = Ward()
    peer = ward.admit(Peer("falls silent"))
    await eventually(lambda: peer.pings == 2)

    peer.is_alive = False

    await eventually(lambda: bool(ward.lost))
    assert peer.pings == 3


async def test_nothing_ticks_for_nobody() -> None:
    ward = Ward()
    ward.admit(Peer("gone"))
    del ward.peers["gone"]

    await eventually(lambda: ward.heartbeat._timer is None)

    peer = ward.admit(Peer("new"))
    await eventually(lambda: peer.pings == 1)
