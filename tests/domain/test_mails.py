"""A mail is promised with what it is about, and says so in the reader's language."""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from string import Formatter
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from tortoise.transactions import in_transaction

from chatting_rt.domain import mails
from chatting_rt.domain.mail_kinds import KINDS
from chatting_rt.infra.failures import PermanentFailure, TransientFailure
from chatting_rt.infra.mail import Smtp
from chatting_rt.infra.mail.texts import FOLDER, LOCALES, words_of
from chatting_rt.infra.mail.words import plain, without_links
from chatting_rt.infra.signed_ids import SignedIds
from chatting_rt.services import Services
from chatting_rt.smtp_url import parse
from models import (
    Account,
    Conversation,
    EmailLink,
    Invitation,
    Mail,
    Membership,
    Site,
    Transcript,
    Visitor,
    Workspace,
)
from tests.support.mailbox import Received, mails_in
from tests.support.post_office import post_office

AT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
ID = uuid4()
ANA = "ana@acme.example"
EVIL = "<script>alert(1)</script>\"'&"
EXAMPLES: dict[str, dict[str, Any]] = {
    "confirm_email": {"name": "Ana", "confirmation_id": ID},
    "invitation": {"inviter": "Ana", "workspace": "Acme", "invitation_id": ID},
    "password_reset": {"name": "Ana", "reset_id": ID},
    "password_changed": {"name": "Ana"},
    "email_change_confirm": {"name": "Ana", "change_id": ID},
    "email_change_allow": {"name": "Ana", "new_email": "ana@new.example", "change_id": ID},
    "email_changed": {"name": "Ana", "new_email": "ana@new.example"},
    "new_sign_in": {"name": "Ana", "device": "Firefox on Linux", "place": "Berlin, Germany", "at": AT},
    "two_factor_changed": {"name": "Ana", "is_on": True},
    "workspace_deletion_scheduled": {"workspace_id": ID, "workspace": "Acme", "by": "Ana", "at": AT},
    "workspace_deleted": {"workspace": "Acme"},
    "member_removed": {"name": "Ana", "workspace": "Acme"},
    "transcript": {"workspace": "Acme", "transcript_id": ID},
}
PURPOSES = {
    "confirm_email": "confirm_email",
    "invitation": "invitation",
    "password_reset": "password_reset",
    "email_change_confirm": "email_change",
    "email_change_allow": "email_change",
    "transcript": "transcript",
}


@pytest.fixture(autouse=True)
async def what_they_are_about(services: Services) -> None:
    """A mail whose link leads nowhere, or about what is no longer so, would not be sent."""
    now = services.clock.now()
    later = {"created_at": now, "expires_at": now + timedelta(hours=1)}
    workspace = await Workspace.create(id=ID, name="Acme", created_at=now, delete_at=AT)
    ana = await Account.create(name="Ana", email=ANA, password_hash="", created_at=now)
    await Membership.create(workspace=workspace, account=ana, role="owner", created_at=now)
    await EmailLink.create(id=ID, account=ana, purpose="confirm_email", email=ANA, **later)
    await Invitation.create(id=ID, workspace=workspace, email="zoe@ink.example", role="agent", **later)
    site = await Site.create(workspace=workspace, name="Acme", key="key", created_at=now)
    vera = await Visitor.create(workspace=workspace, site=site, token_hash="", created_at=now, last_seen_at=now)
    talk = await Conversation.create(workspace=workspace, site=site, visitor=vera, client_id=ID, created_at=now)
    terms = {"includes_notes": False, "locale": "en", "time_zone": "UTC"}
    await Transcript.create(id=ID, conversation=talk, **terms, **later)


async def promised(services: Services, kind: str, locale: str = "en", **params: Any) -> Mail:
    async with in_transaction() as connection:
        id = await mails.send_later(services, connection, kind, ANA, locale, **params)
    return await Mail.get(id=id)


async def delivered(services: Services, kind: str, locale: str = "en", **params: Any) -> Received:
    mail = await promised(services, kind, locale, **params)
    await mails.deliver(services, mail.id)
    return mails_in(services.settings.data_dir)[-1]


def test_every_kind_has_an_example() -> None:
    assert EXAMPLES.keys() == KINDS.keys()


@pytest.mark.parametrize("locale", LOCALES)
async def test_every_kind_is_written_in_every_language(services: Services, locale: str) -> None:
    direction = "rtl" if locale == "ar" else "ltr"
    for kind, params in EXAMPLES.items():
        received = await delivered(services, kind, locale, **params)
        assert f'<html lang="{locale}" dir="{direction}">' in received.html
        assert received.message["Content-Language"] == locale
        assert received.subject
        assert "{" not in received.subject + received.text
        assert "<img" not in received.html
        assert received.html.count("<a ") == ("http" in received.text)
        for word in params.values():
            if isinstance(word, str):
                assert word in received.text
                assert word in received.html


def test_the_languages_have_the_same_words() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(LOCALES)
    shapes = {locale: _shape(words_of(locale)) for locale in LOCALES}
    for locale in LOCALES:
        assert shapes[locale] == shapes["en"], locale


def _shape(words: Any) -> Any:
    """The same structure, with the names that each sentence speaks of in its place."""
    if isinstance(words, dict):
        return {name: _shape(inner) for name, inner in words.items() if name != "direction"}
    return sorted({name for _, name, _, _ in Formatter().parse(words) if name}), bool(words)


async def test_what_people_set_is_never_markup(services: Services) -> None:
    for kind, example in EXAMPLES.items():
        params = {name: EVIL if isinstance(word, str) else word for name, word in example.items()}
        received = await delivered(services, kind, **params)
        assert "<script" not in received.html
        assert "&lt;script&gt;" in received.html


async def test_a_name_cannot_be_a_template_or_add_a_header(services: Services) -> None:
    evil = "{{ 7*7 }}{link}%s\r\nBcc: all@example.com"
    received = await delivered(services, "invitation", inviter=evil, workspace="Acme", invitation_id=ID)
    assert received.message["Bcc"] is None
    assert "{{ 7*7 }}{link}%s Bcc: all@\u2060example.\u2060com invites you" in received.subject
    assert "49" not in received.subject


def test_a_name_is_one_short_line_that_steers_nothing() -> None:
    assert plain("Ana\u202e\x00\r\n  Lee\u2028x") == "Ana Lee x"
    assert plain("x" * 500) == "x" * 99 + "…"
    assert plain("👩‍💻") == "👩‍💻"
    assert without_links("see https://evil.example/x") == "see https:\u2060//evil.\u2060example/x"
    assert without_links("Dr. Vera 😀.") == "Dr. Vera 😀."


async def test_names_of_the_other_direction_stay_together(services: Services) -> None:
    received = await delivered(services, "invitation", inviter="مريم", workspace="Acme", invitation_id=ID)
    assert received.subject == "\u2068مريم\u2069 invites you to Acme"


async def test_the_link_is_signed_when_it_is_written_and_kept_nowhere(services: Services) -> None:
    for kind, purpose in PURPOSES.items():
        received = await delivered(services, kind, **EXAMPLES[kind])
        assert received.link.startswith(services.settings.public_url + "/")
        token = received.link.rpartition("/")[2]
        assert services.signed_ids.id_of(purpose, token) == ID
        keeps = "SELECT count(*) FROM mail WHERE to_jsonb(mail)::text LIKE $1"
        assert await services.database.value(keeps, f"%{token}%") == 0


def test_a_token_is_good_for_its_purpose_and_its_server() -> None:
    ids = SignedIds(b"k" * 32)
    token = ids.token("invitation", ID)
    assert ids.id_of("invitation", token) == ID
    assert ids.id_of("password_reset", token) is None
    assert SignedIds(b"x" * 32).id_of("invitation", token) is None
    for n in range(len(token)):
        changed = token[:n] + ("A" if token[n] != "A" else "B") + token[n + 1 :]
        assert ids.id_of("invitation", changed) is None
    for junk in ("", "A", "A" * 64, "ü" * 64, token + "=", token[:-1], f" {token}", token * 9):
        assert ids.id_of("invitation", junk) is None


async def test_nothing_is_promised_by_what_is_rolled_back(services: Services) -> None:
    with suppress(RuntimeError):
        async with in_transaction() as connection:
            await mails.send_later(services, connection, "workspace_deleted", "a@example.com", "en", workspace="Acme")
            raise RuntimeError
    assert not await Mail.exists()
    assert await services.database.value("SELECT count(*) FROM pgqueuer") == 0


@pytest.mark.parametrize(
    "params", [{}, {"name": "Ana", "reset_id": "x"}, {"name": "Ana", "reset_id": ID, "token": "x"}]
)
async def test_a_kind_takes_its_own_words_only(services: Services, params: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        await promised(services, "password_reset", **params)


async def test_a_mail_that_was_sent_is_not_sent_again(services: Services) -> None:
    async with post_office() as office:
        services.mail = Smtp(parse(office.url()), "chat@acme.example")
        mail = await promised(services, "workspace_deleted", workspace="Acme")
        for _ in range(3):
            await mails.deliver(services, mail.id)
        await services.mail.close()
    assert len(office.letters) == 1
    await mail.refresh_from_db()
    assert mail.sent_at is not None
    assert mail.attempts == 1


async def test_a_server_that_is_busy_gets_the_mail_later(services: Services) -> None:
    async with post_office() as office:
        office.answers = ["451 busy"]
        services.mail = Smtp(parse(office.url()), "chat@acme.example")
        mail = await promised(services, "workspace_deleted", workspace="Acme")
        with pytest.raises(TransientFailure):
            await mails.deliver(services, mail.id)
        await mail.refresh_from_db()
        assert (mail.sent_at, mail.failed_at) == (None, None)
        assert mail.reason == "The mail server said 451 busy"

        await mails.deliver(services, mail.id)
        await mail.refresh_from_db()
        assert (mail.failed_at, mail.reason, mail.attempts) == (None, None, 2)
        await services.mail.close()
    assert len(office.letters) == 1


async def test_a_refused_mail_says_why(services: Services) -> None:
    async with post_office() as office:
        office.answers = ["550 no such user"]
        services.mail = Smtp(parse(office.url()), "chat@acme.example")
        mail = await promised(services, "workspace_deleted", workspace="Acme")
        with pytest.raises(PermanentFailure):
            await mails.deliver(services, mail.id)
        await services.mail.close()
    await mail.refresh_from_db()
    assert mail.failed_at is not None
    assert mail.reason == "The mail server said 550 no such user"


async def test_the_nearest_language_is_taken(services: Services) -> None:
    german = await delivered(services, "workspace_deleted", "de-AT", workspace="Acme")
    assert german.subject == "Acme wurde gelöscht"
    other = await delivered(services, "workspace_deleted", "fr", workspace="Acme")
    assert other.subject == "Acme was deleted"


async def test_both_parts_say_the_same(services: Services) -> None:
    received = await delivered(services, "new_sign_in", **EXAMPLES["new_sign_in"])
    sentence = "Somebody signed in to your account on 2026-12-01 09:30 UTC with Firefox on Linux (Berlin, Germany)."
    assert sentence in received.text
    assert sentence in re.sub(r"\s+", " ", received.html)
