from tortoise import fields

from models.base import Row


class Account(Row):
    """A person who signs in.

    The email is kept in lower case. Only one account may have confirmed it; unconfirmed ones may share it, so that
    nobody can take an address that is not theirs, and signing up tells nobody whether an address is known.
    """

    name = fields.CharField(max_length=200)
    email = fields.CharField(max_length=254, db_index=True)
    email_confirmed_at = fields.DatetimeField(null=True)
    password_hash = fields.CharField(max_length=200)
    locale = fields.CharField(max_length=10, default="en", db_default="en")
    avatar_id = fields.UUIDField(null=True)
    """A file of the account's own. No foreign key: its bytes go by themselves."""
    two_factor_nonce = fields.CharField(max_length=64, null=True)
    """The secret is derived from it, so that the database alone does not hold it."""
    two_factor_at = fields.DatetimeField(null=True)
    two_factor_step = fields.BigIntField(default=0, db_default=0)
    """The last time step whose code was used: a code works once."""
    devices_forgotten_at = fields.DatetimeField(null=True)
    """Devices on which somebody signed in before then are known no more."""
    deleted_at = fields.DatetimeField(null=True)

    class Meta:
        table = "account"
