"""Two do at the same moment what the database lets one of them do: nobody hears of a fault.

Every unique index stands here, with the deed that meets it, or with the reason why none does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest
from tortoise.transactions import in_transaction

from chatting_rt.services import Services
from chatting_rt.settings import Settings
from models import Invitation, Workspace
from tests.conftest import Connect
from tests.support.api import Api
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.eventually import eventually
from tests.support.owned import invitation_of
from tests.support.payloads import PLAIN
from tests.support.proofs import claims_of, secret_of, signed
from tests.support.routing import RULES

INDEXES = """
SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
WHERE i.indisunique AND NOT i.indisprimary AND t.relnamespace = 'public'::regnamespace
AND t.relname NOT LIKE 'pgqueuer%' AND t.relname NOT LIKE 'tortoise%'
"""
BLOCKED = "SELECT count(*) FROM pg_locks WHERE NOT granted"
Doing = Callable[[], Awaitable[str]]
"""Gives `ok`, or the code of the refusal."""


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


def asks(client: Client, name: str, payload: dict[str, Any]) -> Doing:
    async def ask() -> str:
        ack = await client.ack(name, payload)
        return "ok" if ack["ok"] else str(ack["error"]["code"])

    return ask


class Scene:
    """Ana at two desks, Vera in two tabs of a conversation that was answered, and Viktor, who has not written yet."""

    def __init__(self, services: Services, api: Api, ana: AgentActor, ben: AgentActor) -> None:
        self.services, self.api, self.ana, self.ben = services, api, ana, ben
        self.desks: list[Client] = []
        self.tabs: list[Client] = []
        self.phone: Client
        self.about: dict[str, str] = {}
        self.answer_id = ""

    async def begin(self, connect: Connect, vera: VisitorActor, viktor: VisitorActor) -> Scene:
        self.desks = [await connect(self.ana) for _ in range(2)]
        self.tabs = [await connect(vera) for _ in range(2)]
        self.phone = await connect(viktor)
        self.about = {"conversation_id": (await self.tabs[0].say("Hello"))["conversation_id"]}
        self.answer_id = (await self.desks[0].say("Hello yourself", **self.about))["id"]
        return self

    def at_both_desks(self, name: str, payload: dict[str, Any]) -> list[Doing]:
        return [asks(desk, name, payload) for desk in self.desks]

    def in_both_tabs(self, name: str, payload: dict[str, Any]) -> list[Doing]:
        return [asks(tab, name, payload) for tab in self.tabs]

    async def block(self) -> list[Doing]:
        return self.at_both_desks("block_address", {"network": "2001:db8::/64"})

    async def keep_a_reply(self) -> list[Doing]:
        return self.at_both_desks("create_canned_reply", {"short_code": "hello", "body": "Good morning"})

    async def start(self) -> list[Doing]:
        return self.in_both_tabs("send_message", {"client_id": str(uuid4()), "body": "Once"})

    async def label(self) -> list[Doing]:
        made = await self.desks[0].call("create_label", {"name": "Bug"})
        return self.at_both_desks("label_conversation", self.about | {"label_id": made["label"]["id"]})

    async def draft(self) -> list[Doing]:
        return self.at_both_desks("save_draft", self.about | {"kind": "reply", "body": "Perhaps"})

    async def follow(self) -> list[Doing]:
        return self.at_both_desks("follow_conversation", self.about)

    async def set_hours(self) -> list[Doing]:
        return self.at_both_desks("set_hours", {name: PLAIN[name] for name in ("is_on", "week", "holidays")})

    async def invite(self) -> list[Doing]:
        return self.at_both_desks("create_invitation", {"email": "nele@ink.example", "role": "agent"})

    async def make_a_label(self) -> list[Doing]:
        return [
            asks(desk, "create_label", {"name": name}) for desk, name in zip(self.desks, ("VIP", "vip"), strict=True)
        ]

    async def join(self) -> list[Doing]:
        """With invitations to both of one's addresses."""
        session = (await self.api.sign_up("zoe@ink.example")).data["token"]
        return [await self._joining(session, email) for email in ("zoe@ink.example", "zoe@home.example")]

    async def _joining(self, session: str, email: str) -> Doing:
        invitation = await Invitation.get(id=await invitation_of(self.services, self.ana, email))
        token = self.services.signed_ids.token("invitation", invitation.id)

        async def join() -> str:
            answer = await self.api.ask("POST", f"/invitations/{token}", {}, token=session)
            return "ok" if answer.status == 201 else answer.code

        return join

    async def mention(self) -> list[Doing]:
        edit = {"message_id": self.answer_id, "body": "@Ben", "mentions": [str(self.ben.id)]}
        return self.at_both_desks("edit_message", self.about | edit)

    async def rate(self) -> list[Doing]:
        await self.desks[0].call("set_conversation_status", self.about | {"status": "resolved"})
        return self.in_both_tabs("rate_conversation", self.about | {"rating": 5})

    async def read(self) -> list[Doing]:
        return self.in_both_tabs("mark_read", self.about | {"message_id": self.answer_id})

    async def set_routing(self) -> list[Doing]:
        return self.at_both_desks("set_routing", RULES)

    async def keep_a_view(self) -> list[Doing]:
        return self.at_both_desks("create_saved_view", {"name": "Angry"})

    async def share_a_view(self) -> list[Doing]:
        return self.at_both_desks("create_saved_view", {"name": "Angry", "is_shared": True})

    async def make_a_team(self) -> list[Doing]:
        return self.at_both_desks("create_team", {"name": "Night", "agent_ids": []})

    async def fill_a_team(self) -> list[Doing]:
        team = (await self.desks[0].call("create_team", {"name": "Day", "agent_ids": []}))["team"]
        return self.at_both_desks("update_team", {"team_id": team["id"], "agent_ids": [str(self.ben.id)]})

    async def look_at_a_page(self) -> list[Doing]:
        return self.in_both_tabs("view_page", {"url": "https://acme.example/lamps"})

    async def prove_who_one_is(self) -> list[Doing]:
        proof = signed(await secret_of(self.desks[0], self.ana), claims_of(self.ana))
        return [asks(client, "identify", proof) for client in (self.tabs[0], self.phone)]


Deed = Callable[[Scene], Awaitable[list[Doing]]]
ONE_WINS, BOTH_HAVE_IT = ["conflict", "ok"], ["ok", "ok"]
MET: dict[str, tuple[Deed, list[str]]] = {
    "canned_reply_code": (Scene.keep_a_reply, ONE_WINS),
    "hours_workspace_id_key": (Scene.set_hours, BOTH_HAVE_IT),
    "invitation_open": (Scene.invite, ONE_WINS),
    "label_name": (Scene.make_a_label, ONE_WINS),
    "routing_workspace_id_key": (Scene.set_routing, BOTH_HAVE_IT),
    "saved_view_own": (Scene.keep_a_view, ONE_WINS),
    "saved_view_shared": (Scene.share_a_view, ONE_WINS),
    "team_name": (Scene.make_a_team, ONE_WINS),
    "uid_blocked_add_workspa_5a8b41": (Scene.block, BOTH_HAVE_IT),
    "uid_conversatio_convers_1a2734": (Scene.label, BOTH_HAVE_IT),
    "uid_conversatio_visitor_ebfbc3": (Scene.start, BOTH_HAVE_IT),
    "uid_draft_convers_1bc97a": (Scene.draft, BOTH_HAVE_IT),
    "uid_follower_convers_f36fce": (Scene.follow, BOTH_HAVE_IT),
    "uid_membership_workspa_44783d": (Scene.join, BOTH_HAVE_IT),
    "uid_mention_message_2e09d8": (Scene.mention, BOTH_HAVE_IT),
    "uid_rating_convers_18700b": (Scene.rate, BOTH_HAVE_IT),
    "uid_read_positi_convers_a58d7c": (Scene.read, BOTH_HAVE_IT),
    "uid_team_member_team_id_6c881f": (Scene.fill_a_team, BOTH_HAVE_IT),
    "visit_visitor_id_key": (Scene.look_at_a_page, BOTH_HAVE_IT),
    "visitor_verified": (Scene.prove_who_one_is, BOTH_HAVE_IT),
}
UNMET = {
    "account_confirmed_email": "shown in tests/http/test_claims.py",
    "uid_recovery_co_account_15b5d8": "random, and shown in tests/handlers/test_account.py",
    "api_token_token_hash_key": "random",
    "session_token_hash_key": "random",
    "site_key_key": "random",
    "uid_message_convers_06f226": "shown in tests/domain/test_posting.py, for two processes",
    "event_public": "a number that is taken while its conversation is held",
    "uid_message_convers_bc0d0e": "a number that is taken while its workspace is held",
}


async def test_every_unique_index_is_here(services: Services) -> None:
    there = {row["relname"] for row in await services.database.fetch(INDEXES)}

    assert there == MET.keys() | UNMET.keys()


async def test_whoever_comes_second_is_answered(
    services: Services,
    connect: Connect,
    api: Api,
    ana: AgentActor,
    ben: AgentActor,
    vera: VisitorActor,
    viktor: VisitorActor,
) -> None:
    scene = await Scene(services, api, ana, ben).begin(connect, vera, viktor)
    answers = {index: await at_once(services, ana, await deed(scene)) for index, (deed, _) in MET.items()}

    assert answers == {index: outcome for index, (_, outcome) in MET.items()}


async def at_once(services: Services, ana: AgentActor, doings: list[Doing]) -> list[str]:
    async with in_transaction():  # what is logged waits here, with all that it has written
        await Workspace.filter(id=ana.workspace_id).select_for_update(no_key=True).get()
        under_way = [asyncio.ensure_future(doing()) for doing in doings]

        async def all_are_done_or_wait() -> bool:
            done = sum(each.done() for each in under_way)
            return done + await services.database.value(BLOCKED) >= len(under_way)

        await eventually(all_are_done_or_wait, every=0.005)
    return sorted(await asyncio.gather(*under_way))
