"""What people find in their mailboxes: the jobs are run, and the files that stand for mail are read."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from chatting_rt.jobs.registry import JOBS
from chatting_rt.services import Services


async def mails_to(services: Services, address: str) -> list[EmailMessage]:
    """Every mail to this address, oldest first, once all that waits is done."""
    await run_jobs(services)
    folder = services.settings.data_dir / "mail"
    found = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in folder.glob("*.eml")]
    to_them = [mail for mail in found if mail["To"] == address]
    return sorted(to_them, key=lambda mail: str(mail["Message-ID"]))  # it begins with the row's id, a UUIDv7


async def run_jobs(services: Services) -> None:
    """What a worker would do, until nothing waits."""
    while rows := await services.database.fetch(
        "DELETE FROM pgqueuer WHERE id = (SELECT min(id) FROM pgqueuer WHERE execute_after <= now())"
        " RETURNING entrypoint, payload"
    ):
        import msgspec

        job = JOBS[rows[0]["entrypoint"]]
        payload = msgspec.json.decode(rows[0]["payload"] or b"{}", type=job.payload)
        await job.function(services, **msgspec.structs.asdict(payload))


def token_in(mail: EmailMessage) -> str:
    """The token of the link that the mail carries."""
    found = re.search(r"https?://\S+/([\w=-]{40,})", text_of(mail))
    assert found is not None, text_of(mail)
    return found.group(1)


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    text: str = body.get_content()
    return text


async def link_to(services: Services, address: str, page: str) -> str:
    """The path that the newest mail to this address leads to, below `page`."""
    for mail in reversed(await mails_to(services, address)):
        if found := re.search(rf"https?://[^/\s]+(/{page}/[\w=-]+)", text_of(mail)):
            return found.group(1)
    raise AssertionError(f"no mail to {address} leads to {page}")
