"""An address belongs to who confirmed it; until somebody has, anybody may say that it is theirs."""

from tortoise.queryset import QuerySet

from models import Account


def claims_to(email: str) -> QuerySet[Account]:
    """Who confirmed the address first, and then who claimed it last: however many claim it, that one is found."""
    return Account.filter(email=email, deleted_at=None).order_by("email_confirmed_at", "-created_at", "-id")
