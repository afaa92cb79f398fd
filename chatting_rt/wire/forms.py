"""What a site asks its visitors before a conversation starts, and what they answered."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from chatting_rt.wire.base import END, Command, Shape, ShortText

FormPurpose = Literal["pre_chat", "offline"]
FieldKind = Literal["text", "email", "select", "checkbox"]
FieldName = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9_]*" + END)]
FieldLabel = Annotated[str, Meta(min_length=1, max_length=500)]


class FormField(Shape, kw_only=True, forbid_unknown_fields=True):
    """One question. A text called `name` and an email called `email` also become those of a new visitor."""

    name: FieldName
    kind: FieldKind
    label: FieldLabel
    """Of a checkbox: what one agrees to."""
    is_required: bool = False
    """A checkbox has to be ticked then."""
    options: Annotated[list[ShortText], Meta(max_length=20)] = []
    """Of a select."""


class Form(Shape, kw_only=True, forbid_unknown_fields=True):
    """Questions, in their order."""

    intro: Annotated[str, Meta(max_length=500)] = ""
    fields: Annotated[list[FormField], Meta(max_length=10)]


class SiteForms(Shape):
    """A site's forms. While nobody is online, and outside business hours, the offline one is asked, if there is one."""

    pre_chat: Form | None
    offline: Form | None


class SetSiteForm(Command):
    """Say what a site asks before a conversation starts; null asks nothing."""

    site_id: UUID
    purpose: FormPurpose
    form: Form | None


class FormAnswer(Shape, kw_only=True, forbid_unknown_fields=True):
    """What was put in a field: a text, or whether it was ticked."""

    name: FieldName
    value: Annotated[str, Meta(max_length=500)] | bool


class GivenForm(Shape, kw_only=True, forbid_unknown_fields=True):
    """A form as a visitor filled it in."""

    purpose: FormPurpose
    answers: Annotated[list[FormAnswer], Meta(max_length=10)]


class AnsweredField(Shape):
    """A question as it was asked, and its answer."""

    name: FieldName
    kind: FieldKind
    label: FieldLabel
    value: str | bool


class FilledForm(Shape):
    """What a visitor answered when the conversation started."""

    purpose: FormPurpose
    answers: list[AnsweredField]
