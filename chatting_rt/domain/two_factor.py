"""A second factor: time-based codes of an authenticator (RFC 6238), and recovery codes for when it is lost."""

import hashlib
import hmac
import secrets
from base64 import b32encode

import pyotp
from tortoise.backends.base.client import TransactionalDBClient
from tortoise.transactions import in_transaction

from chatting_rt.domain import mails
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.reauthentication import hold_unchanged, require_password
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.tokens import hash_of
from chatting_rt.services import Services
from chatting_rt.wire.accounts import TwoFactorConfirmed, TwoFactorStarted
from models import Account, RecoveryCode
from models.base import new_id

STEP = 30  # seconds
TOLERANCE = 1  # steps that a clock may be off
RECOVERY_CODES = 10
PER_ACCOUNT = "10/5 minutes"


async def start(services: Services, agent: AgentPerson, password: str) -> TwoFactorStarted:
    """A new secret. It counts once a code of it is confirmed."""
    account = await require_password(services, agent.account_id, password)
    if account.two_factor_at is not None:
        raise Refused(ErrorCode.CONFLICT, "Two-factor sign-in is on already.")
    nonce = secrets.token_hex(16)
    async with in_transaction():
        await hold_unchanged(account)
        await Account.filter(id=account.id, two_factor_at=None).update(two_factor_nonce=nonce)
    secret = _secret(services, nonce)
    uri = pyotp.TOTP(secret).provisioning_uri(name=account.email, issuer_name="Chatting")
    return TwoFactorStarted(secret=secret, uri=uri)


async def confirm(services: Services, agent: AgentPerson, code: str) -> TwoFactorConfirmed:
    account = await Account.get(id=agent.account_id)
    if account.two_factor_nonce is None or account.two_factor_at is not None:
        raise _nothing_to_confirm()
    if not await _is_fresh_code(services, account, code):
        raise Refused(ErrorCode.INVALID_PAYLOAD, "The code does not fit.", field="code")
    codes = [f"{secrets.token_hex(3)}-{secrets.token_hex(3)}" for _ in range(RECOVERY_CODES)]
    now = services.clock.now()
    async with in_transaction() as connection:
        # Another device may have confirmed it meanwhile, or begun anew: then this is not the secret that would count.
        begun = Account.filter(id=account.id, two_factor_at=None, two_factor_nonce=account.two_factor_nonce)
        if not await begun.update(two_factor_at=now):
            raise _nothing_to_confirm()
        await RecoveryCode.filter(account_id=account.id).delete()
        for each in codes:
            await RecoveryCode.create(id=new_id(), account_id=account.id, code_hash=hash_of(each), created_at=now)
        await _mail(services, connection, account, is_on=True)
    return TwoFactorConfirmed(recovery_codes=codes)


def _nothing_to_confirm() -> Refused:
    return Refused(ErrorCode.CONFLICT, "There is nothing to confirm.")


async def disable(services: Services, agent: AgentPerson, password: str) -> None:
    account = await require_password(services, agent.account_id, password)
    async with in_transaction() as connection:
        await hold_unchanged(account)
        switched = await Account.filter(id=account.id, two_factor_at__not_isnull=True).update(
            two_factor_at=None, two_factor_nonce=None
        )
        await RecoveryCode.filter(account_id=account.id).delete()
        if switched:
            await _mail(services, connection, account, is_on=False)


async def check(services: Services, account: Account, code: str | None) -> None:
    """At sign-in, after the password: nothing without a second factor, `two_factor_required` without a right code."""
    if account.two_factor_at is None:
        return
    if code is not None:
        await services.limits.hit(PER_ACCOUNT, "two-factor codes of", str(account.id))
        if await _is_fresh_code(services, account, code) or await _is_recovery_code(account, code):
            return
    raise Refused(ErrorCode.TWO_FACTOR_REQUIRED, field="code")


async def _is_fresh_code(services: Services, account: Account, code: str) -> bool:
    """Whether it is the code of about now. Its step is kept, so that nobody who saw it can use it again."""
    if account.two_factor_nonce is None:
        return False
    totp = pyotp.TOTP(_secret(services, account.two_factor_nonce))
    now = int(services.clock.now().timestamp()) // STEP
    for step in range(now - TOLERANCE, now + TOLERANCE + 1):
        if hmac.compare_digest(totp.generate_otp(step).encode(), code.strip().encode(errors="replace")):
            fresh = Account.filter(id=account.id, two_factor_step__lt=step)
            return bool(await fresh.update(two_factor_step=step))
    return False


async def _is_recovery_code(account: Account, code: str) -> bool:
    return bool(await RecoveryCode.filter(account_id=account.id, code_hash=hash_of(code.strip().lower())).delete())


def _secret(services: Services, nonce: str) -> str:
    key = services.settings.secret
    return b32encode(hmac.digest(key, b"two factor\0" + nonce.encode(), hashlib.sha256)[:20]).decode()


async def _mail(services: Services, connection: TransactionalDBClient, account: Account, *, is_on: bool) -> None:
    await mails.send_later(
        services, connection, "two_factor_changed", account.email, account.locale, name=account.name, is_on=is_on
    )
