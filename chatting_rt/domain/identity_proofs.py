"""Whether it is proven who a visitor is to the site. Nothing here looks at what is kept of visitors."""

import hmac
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import jwt
import msgspec
from jwt.types import Options
from msgspec import UnsetType

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.wire.visitors import Identify, IdentityClaims

LONGEST = 3600  # seconds that a token may be good for
LEEWAY = 60  # seconds that the site's clock may be off
BY_US: Options = {"verify_exp": False, "verify_nbf": False, "verify_iat": False, "require": ["sub", "exp", "aud"]}
"""Times are compared with our own clock."""


def proven(wish: Identify, secrets: Sequence[str], site_id: UUID, now: datetime) -> Identify | None:
    """What is wished, as the proof has it; None where there is none. `identity_not_proven` where it does not hold."""
    if not isinstance(wish.identity_token, UnsetType):
        claims = _claims(wish.identity_token, secrets, site_id)
        _check_times(claims, now.timestamp())
        return _as_claimed(wish, claims)
    if isinstance(wish.user_hash, UnsetType):
        return None
    expected = [hmac.digest(secret.encode(), str(wish.external_id).encode(), "sha256").hex() for secret in secrets]
    if not any(hmac.compare_digest(each, wish.user_hash) for each in expected):
        raise not_proven("The hash is not that of this external id.", "user_hash")
    return wish


def _claims(token: str, secrets: Sequence[str], site_id: UUID) -> IdentityClaims:
    for secret in secrets:
        try:
            # One algorithm, and never the one that the token names: it could name none, or another's public key.
            told = jwt.decode(token, secret, algorithms=["HS256"], audience=str(site_id), options=BY_US)
            return msgspec.convert(told, IdentityClaims)
        except jwt.InvalidSignatureError:
            continue
        except jwt.InvalidAudienceError:
            raise not_proven("The token is not for this site: `aud` has to be its id.", "identity_token") from None
        except msgspec.ValidationError as error:
            raise not_proven(f"The token's claims do not fit: {error}", "identity_token") from None
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
            raise not_proven(f"The token cannot be read: {type(error).__name__}", "identity_token") from None
    raise not_proven("The token is not signed with a secret of this site.", "identity_token")


def _check_times(claims: IdentityClaims, now: float) -> None:
    """Each is asked for what is right, because with what is no number every comparison fails."""
    if not claims.exp > now - LEEWAY:
        raise not_proven("The token is over.", "identity_token")
    if not claims.exp <= now + LONGEST + LEEWAY:
        raise not_proven("The token is good for more than an hour.", "identity_token")
    if not claims.nbf <= now + LEEWAY:
        raise not_proven("The token is not good yet.", "identity_token")


def _as_claimed(wish: Identify, claims: IdentityClaims) -> Identify:
    return msgspec.structs.replace(
        wish,
        external_id=claims.sub,
        name=wish.name if isinstance(claims.name, UnsetType) else claims.name,
        email=wish.email if isinstance(claims.email, UnsetType) else claims.email,
    )


def not_proven(message: str, field: str) -> Refused:
    return Refused(ErrorCode.IDENTITY_NOT_PROVEN, message, field=field)
