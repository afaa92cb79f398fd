"""Promising a mail in the transaction of what it is about, and keeping the promise later."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import msgspec
from tortoise.backends.base.client import TransactionalDBClient
from tortoise.exceptions import BaseORMException
from tortoise.expressions import F

from chatting_rt.domain.mail_kinds import KINDS, Kind
from chatting_rt.domain.wanted_mails import is_wanted
from chatting_rt.infra.database import Gone
from chatting_rt.infra.failures import PermanentFailure, TransientFailure, reason_of
from chatting_rt.infra.mail import Letter
from chatting_rt.infra.mail.texts import render
from chatting_rt.services import Services
from models import Mail

MARKING_PAUSES = (0.2, 1, 2, 4, 8)  # seconds


async def send_later(
    services: Services,
    connection: TransactionalDBClient,
    kind: str,
    to: str,
    locale: str,
    *,
    workspace_id: UUID | None = None,
    **params: Any,
) -> UUID:
    """Promise a mail: it goes out once the transaction of `connection` is committed, and not at all if it is not.

    What `params` a kind takes stands in `mail_kinds`.
    """
    promised = msgspec.to_builtins(msgspec.convert(params, KINDS[kind]))
    mail = await Mail.create(
        using_db=connection,
        created_at=services.clock.now(),
        workspace_id=workspace_id,
        to_address=to,
        locale=locale,
        kind=kind,
        params=promised,
    )
    await services.queue.enqueue(connection, "send_mail", {"mail_id": mail.id})
    return mail.id


async def deliver(services: Services, mail_id: UUID) -> None:
    """Send it, unless that was done already, or nobody needs it any more.

    A failure is kept on its row and raised to whoever may try again.
    """
    mail = await Mail.get_or_none(id=mail_id)
    if mail is None or mail.sent_at is not None:
        return
    await Mail.filter(id=mail.id).update(attempts=F("attempts") + 1)
    try:
        kind = _kind(mail)
        if not await is_wanted(services, mail, kind):
            await mail.delete()
            return
        await services.mail.send(_letter(services, mail, kind))
    except TransientFailure as failure:
        await Mail.filter(id=mail.id).update(reason=reason_of(failure))
        raise
    except PermanentFailure as failure:
        await Mail.filter(id=mail.id).update(reason=reason_of(failure), failed_at=services.clock.now())
        raise
    await _mark_sent(services, mail)


def _kind(mail: Mail) -> Kind:
    try:
        kind: Kind = msgspec.convert(mail.params, KINDS[mail.kind])
    except (KeyError, msgspec.ValidationError):
        raise PermanentFailure(f"This version does not know such a mail: {mail.kind}") from None
    return kind


def _letter(services: Services, mail: Mail, kind: Kind) -> Letter:
    path = kind.path(services.signed_ids)
    link = services.settings.public_url + path if path else None
    text = render(kind.sentences(), mail.locale, kind.words(), link)
    return Letter(
        id=mail.id,
        to=mail.to_address,
        locale=text.locale,
        subject=text.subject,
        text=text.text,
        html=text.html,
        at=services.clock.now(),
    )


async def _mark_sent(services: Services, mail: Mail) -> None:
    """It is out: should the database be away just now, wait for it rather than send the mail again."""
    sent = {"sent_at": services.clock.now(), "failed_at": None, "reason": None}
    for pause in MARKING_PAUSES:
        try:
            await Mail.filter(id=mail.id).update(**sent)
        except (BaseORMException, *Gone):
            await asyncio.sleep(pause)
        else:
            return
    await Mail.filter(id=mail.id).update(**sent)
