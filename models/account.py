from tortoise import fields

from models.base import Row


class Account(Row):
    """A person who signs in. The email is kept in lower case and is unique."""

    name = fields.CharField(max_length=200)
    email = fields.CharField(max_length=254, unique=True)
    password_hash = fields.CharField(max_length=200)

    class Meta:
        table = "account"
