"""Everything that the environment may decide, read once at start."""

from __future__ import annotations

import re
from email.utils import parseaddr
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn, Self
from urllib.parse import urlsplit

import click
from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from chatting_rt.geoip_file import opened as opened_geoip_file
from chatting_rt.secret_files import SecretFiles, SettingsError, kept_secret
from chatting_rt.settings_page import Row, rows_of
from chatting_rt.smtp_url import parse as parse_smtp_url
from chatting_rt.storage_url import parse as parse_storage_url

Network = IPv4Network | IPv6Network
Transport = Literal["websocket", "polling"]

# The embedded server takes 60 connections, and administration needs a few of them.
EMBEDDED_POOL_LIMIT = 50


def load() -> Settings:
    """The settings of this process, or SettingsError."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(_lines(error))) from None


def load_or_exit() -> Settings:
    try:
        return load()
    except SettingsError as error:
        _exit(str(error))


def _exit(message: str) -> NoReturn:
    click.echo(message, err=True)
    raise SystemExit(2)


def _lines(error: ValidationError) -> list[str]:
    lines = []
    # A default made from a field that failed is not a second mistake.
    for mistake in error.errors(include_url=False, include_context=False, include_input=False):
        if mistake["type"] != "default_factory_not_called":
            name = f"{mistake['loc'][0]}: ".upper() if mistake["loc"] else ""
            lines.append(name + mistake["msg"].removeprefix("Value error, "))
    return lines


def _parts(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _networks(value: object) -> object:
    parts = _parts(value)
    return tuple(ip_network(part) for part in parts) if isinstance(parts, tuple) else parts


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _own_address(so_far: dict[str, Any]) -> str:
    host = so_far["host"]
    if host in ("0.0.0.0", "::", ""):  # noqa: S104 - compared, not bound
        host = "localhost"
    return f"http://[{host}]:{so_far['port']}" if ":" in host else f"http://{host}:{so_far['port']}"


def _own_mail_address(so_far: dict[str, Any]) -> str:
    host = urlsplit(so_far["public_url"]).hostname or ""
    return f"Chatting <no-reply@{host if re.search('[a-z]', host) and ':' not in host else 'localhost'}>"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True, hide_input_in_errors=True)

    host: str = Field("127.0.0.1", description="The address to listen on. `0.0.0.0` takes connections from outside.")
    port: int = Field(8080, ge=0, le=65535, description="The port to listen on; hosting platforms set it.")
    public_url: str = Field(
        default_factory=_own_address,
        json_schema_extra={"default": "http://HOST:PORT"},
        description="The address at which people reach this server. Links, cookies and origin checks use it.",
    )
    data_dir: Path = Field(
        Path("var"),
        description="Where the embedded database, its password, the secret key and files are kept.",
    )
    database_url: SecretStr | None = Field(
        None,
        json_schema_extra={"default": "embedded PostgreSQL"},
        description="A PostgreSQL 14 or newer: `postgresql://user:password@host/name`. "
        "Without it a PostgreSQL of our own runs, with its data in DATA_DIR.",
    )
    database_pool_size: int = Field(
        10,
        ge=2,
        le=500,
        description=f"Connections to PostgreSQL per process; {EMBEDDED_POOL_LIMIT} at most if embedded.",
    )
    redis_url: SecretStr | None = Field(
        None,
        json_schema_extra={"default": "none, one process"},
        description="Redis, for more than one process: `redis://` or `rediss://`.",
    )
    secret_key: SecretStr | None = Field(
        None,
        json_schema_extra={"default": "made, kept in DATA_DIR"},
        description="At least 32 characters that nobody can guess; signs what we hand out. "
        "Required with DATABASE_URL, and the same for every process.",
    )
    trusted_proxies: Annotated[tuple[Network, ...], NoDecode, BeforeValidator(_networks)] = Field(
        (),
        description="The networks of your own proxies, as `10.0.0.0/8,::1/128`. "
        "Only from these is X-Forwarded-For believed.",
    )
    transports: Annotated[tuple[Transport, ...], NoDecode, BeforeValidator(_parts)] = Field(
        ("websocket",),
        description="`websocket` or `websocket,polling`. Polling is for networks that block websockets; "
        "with several processes it needs sticky balancing.",
    )
    jobs: Annotated[Literal["inside", "outside"] | None, BeforeValidator(_lower)] = Field(
        None,
        json_schema_extra={"default": "`inside` if embedded, else `outside`"},
        description="Who sends mail and does the other background work: `inside` this process, or `outside`, in "
        "`python -m chatting_rt worker`, of which any number may run. `outside` needs DATABASE_URL.",
    )
    smtp_url: SecretStr | None = Field(
        None,
        json_schema_extra={"default": "files in DATA_DIR/mail"},
        description="The server that takes our mail: `smtp://user:password@host:587`, or `smtps://` for TLS from the "
        "first byte. `?tls=starttls` insists on TLS (so does a password), `?tls=none` forgoes it. Certificates are "
        "checked; a CA of your own goes into SSL_CERT_FILE. Without it mail is written as `.eml` files.",
    )
    mail_from: str = Field(
        default_factory=_own_mail_address,
        json_schema_extra={"default": "Chatting <no-reply@HOST of PUBLIC_URL>"},
        description="From whom mail comes: `Acme <hello@acme.com>`. Your SMTP server has to accept it.",
    )
    storage_url: SecretStr | None = Field(
        None,
        json_schema_extra={"default": "files in DATA_DIR/files"},
        description="Where files that people send are kept: `s3://key:secret@bucket/prefix?region=eu-central-1`, of "
        "anything that speaks S3 with `&endpoint=https://s3.example`. Without a key the machine's own role counts. "
        "Needed when there is more than one process on more than one machine.",
    )
    direct_uploads: bool = Field(
        False,
        description="Whether clients send files straight into the bucket of STORAGE_URL, which needs a key then. The "
        "bucket needs a CORS rule that allows PUT with the header Content-Type from any origin. Where that fails, "
        "clients send them here, as without it.",
    )
    upload_max_mb: int = Field(20, ge=1, le=2000, description="How large a file may be, in MB.")
    workspace_quota_mb: int = Field(10_000, ge=1, description="How much all files of a workspace may take, in MB.")
    geoip_file: Path | None = Field(
        None,
        json_schema_extra={"default": "none, nobody's place is known"},
        description="A file of countries or cities in MaxMind's format (`.mmdb`), as GeoLite2 and DB-IP give them. "
        "By it people see roughly where they are signed in, and agents where a visitor is; the addresses themselves "
        "are not kept. A new file counts from the next start; put it there by renaming.",
    )
    # Off by default: it has to be a port of its own that the outside cannot reach, and a fixed one
    # would stop a second instance on the same machine from starting.
    metrics_port: int | None = Field(
        None,
        ge=0,
        le=65535,
        json_schema_extra={"default": "off"},
        description="The port that serves `/metrics` for Prometheus, on HOST. `0` is off. Keep it from the public.",
    )
    log_format: Annotated[Literal["console", "json"], BeforeValidator(_lower)] = Field(
        "console", description="`console` for people, `json` for machines."
    )
    log_level: Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_lower)] = Field(
        "info", description="The least important level that is logged: `debug`, `info`, `warning` or `error`."
    )
    rate_limits: bool = Field(True, description="`off` only for load tests: then nobody is slowed down.")
    event_log_days: int = Field(
        30, ge=1, le=3650, description="For how long a client may be away and still catch up without starting over."
    )

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value.rstrip("/")

    @field_validator("data_dir")
    @classmethod
    def _is_absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("database_url")
    @classmethod
    def _is_postgres(cls, value: SecretStr | None) -> SecretStr | None:
        return _with_scheme(value, "postgresql://", "postgres://")

    @field_validator("redis_url")
    @classmethod
    def _is_redis(cls, value: SecretStr | None) -> SecretStr | None:
        return _with_scheme(value, "redis://", "rediss://", "unix://")

    @field_validator("smtp_url")
    @classmethod
    def _is_smtp(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            parse_smtp_url(value.get_secret_value())
        return value

    @field_validator("storage_url")
    @classmethod
    def _is_storage(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            parse_storage_url(value.get_secret_value())
        return value

    @field_validator("geoip_file")
    @classmethod
    def _is_a_geoip_file(cls, value: Path | None) -> Path | None:
        if value is None:
            return None
        opened_geoip_file(value).close()
        return value.absolute()

    @field_validator("mail_from")
    @classmethod
    def _is_a_sender(cls, value: str) -> str:
        address = parseaddr(value)[1]
        if not value.isprintable() or not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+", address):
            raise ValueError("must look like Acme <hello@acme.com>")
        return value

    @field_validator("secret_key")
    @classmethod
    def _is_long(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < 32:
            raise ValueError("must have at least 32 characters")
        return value

    @field_validator("transports")
    @classmethod
    def _has_websocket(cls, value: tuple[Transport, ...]) -> tuple[Transport, ...]:
        if value not in (("websocket",), ("websocket", "polling")):
            raise ValueError("must be websocket or websocket,polling")
        return value

    @field_validator("metrics_port")
    @classmethod
    def _zero_is_off(cls, value: int | None) -> int | None:
        return value or None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.database_url is not None and self.secret_key is None:
            raise ValueError("SECRET_KEY is required with DATABASE_URL (at least 32 characters)")
        if self.database_url is None and self.jobs == "outside":
            raise ValueError("JOBS=outside needs DATABASE_URL; the embedded PostgreSQL belongs to one process")
        if self.database_url is None and self.database_pool_size > EMBEDDED_POOL_LIMIT:
            raise ValueError(f"DATABASE_POOL_SIZE: at most {EMBEDDED_POOL_LIMIT} with the embedded PostgreSQL")
        if self.direct_uploads and not self._has_key_of_bucket():
            raise ValueError("DIRECT_UPLOADS needs a STORAGE_URL with a key and a secret")
        return self

    def _has_key_of_bucket(self) -> bool:
        return self.storage_url is not None and parse_storage_url(self.storage_url.get_secret_value()).key is not None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, SecretFiles(settings_cls)

    @property
    def jobs_inside(self) -> bool:
        return self.jobs == "inside" or (self.jobs is None and self.database_url is None)

    @cached_property
    def secret(self) -> bytes:
        """The key that signs what we hand out: SECRET_KEY, or the one made at the first start."""
        if self.secret_key is not None:
            return self.secret_key.get_secret_value().encode()
        return kept_secret(self.data_dir / "secret_key")

    def describe(self) -> list[Row]:
        return rows_of(self)


def _with_scheme(value: SecretStr | None, *schemes: str) -> SecretStr | None:
    if value is not None and not value.get_secret_value().startswith(schemes):
        raise ValueError(f"must start with {' or '.join(schemes)}")
    return value
