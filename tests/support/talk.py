"""A visitor and an agent who have talked, with all there is to it, and somebody who has nothing to do with it."""

from __future__ import annotations

from chatting_rt.services import Services
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.uploads import Uploads, photo

SECRET = "zebra"  # in whatever is said of what is to go
TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"


class Talk:
    """Vera and Ana have talked, with all there is to it; Viktor's conversation has nothing to do with it."""

    def __init__(self, services: Services, uploads: Uploads, tab: Client, desk: Client, other: Client) -> None:
        self.services, self.uploads, self.tab, self.desk, self.other = services, uploads, tab, desk, other
        self.id = ""
        self.visitor_id = ""
        self.kept_id = ""
        self.files: list[str] = []
        self.kept_file = ""

    async def happen(self, vera: VisitorActor, viktor: VisitorActor, ana: AgentActor) -> None:
        lamp = await self.uploads.of(vera, photo(), f"{SECRET}.jpg")
        question = await self.tab.say(f"My {SECRET} is broken", attachment_ids=[lamp["id"]])
        self.id, self.visitor_id = question["conversation_id"], question["author"]["id"]
        about = {"conversation_id": self.id}
        await self.tab.call("identify", {"name": SECRET, "email": f"{SECRET}@home.example"})
        bill = await self.uploads.of(ana, f"a bill for a {SECRET}".encode(), f"{SECRET}.txt")
        answer = await self.desk.say(f"Which {SECRET}?", **about, attachment_ids=[bill["id"]])
        await self.desk.say(f"A {SECRET} again", **about, kind="note", quoted_message_id=question["id"])
        await self.tab.call("mark_read", about | {"message_id": answer["id"]})
        label = await self.desk.call("create_label", {"name": "Animals"})
        await self.desk.call("label_conversation", about | {"label_id": label["label"]["id"]})
        await self.desk.call("save_draft", about | {"body": f"About your {SECRET}", "kind": "note"})
        await self.desk.call("request_transcript", about | {"mail_to": "visitor"})
        await self.desk.call("set_conversation_status", about | {"status": "resolved"})
        await self.tab.call("rate_conversation", about | {"rating": 1, "comment": f"No {SECRET}"})
        kept = await self.uploads.of(viktor, photo((300, 200)), "lamp.jpg")
        self.kept_id = (await self.other.say("Hello", attachment_ids=[kept["id"]]))["conversation_id"]
        self.files, self.kept_file = [lamp["id"], bill["id"]], kept["id"]

    async def rows_with(self, word: str) -> dict[str, int]:
        """In how many rows of which tables a word stands, whatever the column."""
        found = {}
        for row in await self.services.database.fetch(TABLES):
            sql = f'SELECT count(*) FROM "{row["table_name"]}" t WHERE t::text ILIKE $1'
            if count := await self.services.database.value(sql, f"%{word}%"):
                found[row["table_name"]] = count
        return found

    async def files_stored(self) -> set[str]:
        """Of which files there are bytes."""
        return {key.split("/")[1] for key in await self.services.storage.keys("")}
