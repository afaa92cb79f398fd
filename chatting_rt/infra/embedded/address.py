"""Where a running PostgreSQL answers."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

PORT = 5432
ROLE = "chatting"
DATABASE = "chatting"


@dataclass(frozen=True)
class Address:
    """As asyncpg and Tortoise take it: a host that starts with a slash is the directory of a Unix socket."""

    host: str
    password: str = field(repr=False)
    port: int = PORT
    user: str = ROLE
    database: str = DATABASE

    def credentials(self) -> dict[str, str | int]:
        return asdict(self)

    def url(self) -> str:
        where = urlencode({"host": self.host, "port": self.port})
        return f"postgresql://{self.user}:{quote(self.password)}@/{self.database}?{where}"

    @property
    def socket(self) -> Path:
        return Path(self.host) / f".s.PGSQL.{self.port}"
