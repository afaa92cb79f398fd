"""Mail is handed over once and whole, or it is said whether trying again is of use."""

import stat
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chatting_rt.infra.failures import PermanentFailure, TransientFailure
from chatting_rt.infra.mail import Letter, MailFiles, Smtp
from chatting_rt.infra.mail.message import message_of
from chatting_rt.smtp_url import SmtpServer, parse
from models.base import new_id
from tests.support.mailbox import mails_in
from tests.support.post_office import HANG_UP, SILENCE, PostOffice, our_tls, post_office

FROM = "Acme Chat <chat@acme.example>"
Open = Callable[..., Smtp]


def letter(to: str = "vera@example.com", subject: str = "Hello", **more: str) -> Letter:
    return Letter(
        id=new_id(), to=to, locale="en", subject=subject, text="Grüße", html="<p>Grüße</p>",
        at=datetime(2026, 11, 23, 12, tzinfo=UTC), **more,
    )  # fmt: skip


@pytest.fixture
async def opened() -> AsyncIterator[Open]:
    async with AsyncExitStack() as stack:

        def open_smtp(url: str, timeout: float = 2) -> Smtp:
            smtp = Smtp(parse(url), FROM, timeout=timeout, tls=our_tls())
            stack.push_async_callback(smtp.close)
            return smtp

        yield open_smtp


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as office:
        yield office


async def test_a_letter_arrives_whole(opened: Open, office: PostOffice) -> None:
    sent = letter()
    await opened(office.url()).send(sent)
    (received,) = office.letters
    assert (received.to, received.subject, received.text.strip()) == ("vera@example.com", "Hello", "Grüße")
    assert received.message["From"] == FROM
    assert received.message["Message-ID"] == f"<{sent.id}@acme.example>"
    assert received.message["Date"] == "Mon, 23 Nov 2026 12:00:00 +0000"
    assert received.message["Auto-Submitted"] == "auto-generated"
    assert received.message["List-Unsubscribe"] is None


async def test_letters_share_a_connection(opened: Open, office: PostOffice) -> None:
    smtp = opened(office.url())
    for _ in range(5):
        await smtp.send(letter())
    assert (len(office.letters), office.connections) == (5, 1)


async def test_a_connection_that_the_server_closed_is_made_anew(opened: Open, office: PostOffice) -> None:
    smtp = opened(office.url())
    await smtp.send(letter())
    office.hang_up()
    await smtp.send(letter())
    assert (len(office.letters), office.connections) == (2, 2)


@pytest.mark.parametrize(
    ("answer", "failure"),
    [("451 come back later", TransientFailure), ("550 no such user", PermanentFailure), (HANG_UP, TransientFailure)],
)
async def test_a_refusal_says_whether_to_try_again(
    opened: Open, office: PostOffice, answer: str, failure: type[Exception]
) -> None:
    smtp = opened(office.url())
    office.answers = [answer]
    with pytest.raises(failure):
        await smtp.send(letter())
    await smtp.send(letter())
    assert len(office.letters) == 1


async def test_the_reason_is_what_the_server_said(opened: Open, office: PostOffice) -> None:
    office.answers = ["550 5.1.1 no such user"]
    with pytest.raises(PermanentFailure, match=r"550 5\.1\.1 no such user"):
        await opened(office.url()).send(letter())


async def test_a_server_that_says_nothing_is_left(opened: Open, office: PostOffice) -> None:
    smtp = opened(office.url(), timeout=0.5)
    office.answers = [SILENCE]
    with pytest.raises(TransientFailure, match=r"Timed?out|Timeout"):
        await smtp.send(letter())
    await smtp.send(letter())
    assert len(office.letters) == 1


async def test_nobody_there(opened: Open, office: PostOffice) -> None:
    async with post_office() as gone:
        pass
    with pytest.raises(TransientFailure, match="cannot be reached"):
        await opened(gone.url()).send(letter())


@pytest.mark.parametrize(("tls", "scheme", "query"), [("always", "smtps", ""), ("starttls", "smtp", "?tls=starttls")])
async def test_over_tls_with_a_password(opened: Open, tls: str, scheme: str, query: str) -> None:
    async with post_office(tls, wants_login=True) as office:
        await opened(office.url(scheme, "vera:p%40ss%20word@", query)).send(letter())
        assert len(office.letters) == 1
        assert set(office.logins) == {("vera", "p@ss word")}


async def test_a_wrong_password_is_for_good_and_not_repeated(opened: Open) -> None:
    async with post_office("starttls", wants_login=True) as office:
        with pytest.raises(PermanentFailure, match="535") as failure:
            await opened(office.url(login="vera:hush-hush@")).send(letter())
    assert "hush" not in str(failure.value)
    assert "vera" not in str(failure.value)


async def test_a_certificate_of_nobody_we_trust_is_refused() -> None:
    async with post_office("always") as office:
        smtp = Smtp(parse(office.url("smtps")), FROM, timeout=2)
        with pytest.raises(TransientFailure, match=r"(?i)certificate"):
            await smtp.send(letter())
        assert office.letters == []


async def test_starttls_that_is_insisted_on_is_not_forgone(opened: Open, office: PostOffice) -> None:
    with pytest.raises(TransientFailure):
        await opened(office.url(query="?tls=starttls")).send(letter())
    assert office.letters == []


@pytest.mark.parametrize(
    "to", ["vera@example.com\r\nBcc: all@example.com", "vera@example.com, vlad@example.com", "Vera <v@x.y>", "vera", ""]
)
def test_an_address_that_is_none_is_refused(to: str) -> None:
    with pytest.raises(PermanentFailure, match="Not an address"):
        message_of(letter(to), FROM)


@pytest.mark.parametrize("evil", ["Hi\r\nBcc: all@example.com", "Hi\nBcc: all@example.com", "Hi\r\n\r\nBuy!"])
def test_a_subject_cannot_add_a_header(evil: str) -> None:
    with pytest.raises(PermanentFailure, match="line break"):
        message_of(letter(subject=evil), FROM)


def test_a_foreign_domain_is_written_as_dns_takes_it() -> None:
    assert message_of(letter("vera@bücher.example"), FROM)["To"] == "vera@xn--bcher-kva.example"


async def test_files_are_whole_and_private(tmp_path: Path) -> None:
    files = MailFiles(tmp_path / "mail", FROM)
    sent = letter()
    await files.send(sent)
    await files.send(sent)
    (received,) = mails_in(tmp_path)
    assert received.subject == "Hello"
    assert {path.name for path in (tmp_path / "mail").iterdir()} == {f"{sent.id}.eml"}
    assert stat.S_IMODE((tmp_path / "mail" / f"{sent.id}.eml").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "mail").stat().st_mode) == 0o700


async def test_files_that_cannot_be_written_are_tried_again(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("in the way")
    with pytest.raises(TransientFailure, match="cannot be written"):
        await MailFiles(tmp_path / "mail", FROM).send(letter())


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", SmtpServer("mail.example", 25, "if_offered")),
        ("smtp://mail.example:587?tls=none", SmtpServer("mail.example", 587, "none")),
        ("smtp://v:p@mail.example", SmtpServer("mail.example", 25, "starttls", "v", "p")),
        ("smtp://v:p@mail.example?tls=none", SmtpServer("mail.example", 25, "none", "v", "p")),
        ("smtps://a%40b:p%3A@mail.example", SmtpServer("mail.example", 465, "always", "a@b", "p:")),
    ],
)
def test_an_smtp_url(url: str, server: SmtpServer) -> None:
    assert parse(url) == server


@pytest.mark.parametrize(
    "url",
    ["http://hush@mail", "smtp://", "smtp://hush@mail", "smtp://mail:hush", "smtps://mail?tls=none", "smtp://mail?x=y"],
)
def test_no_smtp_url(url: str) -> None:
    with pytest.raises(ValueError, match=r"^[a-z]") as mistake:
        parse(url)
    assert "hush" not in str(mistake.value)
