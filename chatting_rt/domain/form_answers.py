"""Whether a visitor has answered what their site asks before a conversation starts."""

import re
from collections.abc import Awaitable, Callable
from uuid import UUID

import msgspec

from chatting_rt.domain.sites import forms_of
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Database
from chatting_rt.wire.accounts import EMAIL
from chatting_rt.wire.forms import AnsweredField, FilledForm, Form, FormField, GivenForm
from models import Site

IsTeamThere = Callable[[], Awaitable[bool]]


async def checked(site: Site, given: GivenForm | None, is_team_there: IsTeamThere) -> FilledForm | None:
    """The answers with the questions. Team and form may change while somebody types: either form is good then."""
    forms = forms_of(site)
    form = getattr(forms, given.purpose) if given else None
    if given is not None and form is not None:
        return FilledForm(purpose=given.purpose, answers=_answers(form, given))
    if forms.pre_chat is None and forms.offline is None:
        return None
    due = forms.pre_chat if await is_team_there() else forms.offline or forms.pre_chat
    if due is not None and any(field.is_required for field in due.fields):
        raise Refused(ErrorCode.INVALID_PAYLOAD, "The site asks something first.", field="form")
    return None


def _answers(form: Form, given: GivenForm) -> list[AnsweredField]:
    """`field` of a refusal is `form.` and the name of the first field that is not answered rightly."""
    values = {answer.name: answer.value for answer in given.answers}
    names = {field.name for field in form.fields}
    for answer in given.answers:
        if answer.name not in names:
            raise _refused(answer.name, "The form does not ask this.")
    if len(values) < len(given.answers):
        raise Refused(ErrorCode.INVALID_PAYLOAD, "Something is answered twice.", field="form")
    return [
        AnsweredField(name=field.name, kind=field.kind, label=field.label, value=_value(field, values.get(field.name)))
        for field in form.fields
    ]


def _value(field: FormField, value: str | bool | None) -> str | bool:
    if field.kind == "checkbox":
        if not isinstance(value, bool | None):
            raise _refused(field.name, "Ticked or not.")
        if field.is_required and not value:
            raise _refused(field.name, "This has to be ticked.")
        return bool(value)
    if not isinstance(value, str | None):
        raise _refused(field.name, "A text.")
    text = (value or "").strip()
    if field.is_required and not text:
        raise _refused(field.name, "This has to be answered.")
    if text and field.kind == "email" and (len(text) > 254 or not re.search(EMAIL, text)):
        raise _refused(field.name, "This is not an email address.")
    if text and field.kind == "select" and text not in field.options:
        raise _refused(field.name, "This is none of the options.")
    return text


def _refused(name: str, message: str) -> Refused:
    return Refused(ErrorCode.INVALID_PAYLOAD, message, field=f"form.{name}")


def profile(form: FilledForm | None) -> tuple[str | None, str | None]:
    """Name and email, where the form asked them. Nobody has proven that they are right."""
    given = {(answer.name, answer.kind): answer.value for answer in form.answers} if form else {}
    name, email = given.get(("name", "text")), given.get(("email", "email"))
    return str(name)[:200] if name else None, str(email) if email else None


async def of_conversation(database: Database, conversation_id: UUID) -> FilledForm | None:
    """As it is kept."""
    kept = await database.value("SELECT form FROM conversation WHERE id = $1", conversation_id)
    return None if kept is None else msgspec.json.decode(kept, type=FilledForm)
