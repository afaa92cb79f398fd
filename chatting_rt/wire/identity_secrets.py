"""The secrets by which a site's own server proves who its visitors are."""

from uuid import UUID

from chatting_rt.wire.base import Command, Shape, Time


class CreateIdentitySecret(Command):
    """Make a secret for a site. Two may be good at a time, so that one can follow the other."""

    site_id: UUID


class DeleteIdentitySecret(Command):
    """End a secret. What was signed with it proves nothing any more."""

    identity_secret_id: UUID


class ListIdentitySecrets(Command):
    """A site's secrets."""

    site_id: UUID


class IdentitySecret(Shape):
    """A secret, without what it is."""

    id: UUID
    site_id: UUID
    created_at: Time


class IdentitySecretCreated(Shape):
    """The secret, which is shown only now."""

    identity_secret: IdentitySecret
    secret: str


class IdentitySecretList(Shape):
    """The site's secrets, the newest first."""

    identity_secrets: list[IdentitySecret]
