"""What can go wrong with a PostgreSQL of our own, said to the person who has to act on it."""

OTHERWISE = "Set DATABASE_URL to use a PostgreSQL of yours instead."


class EmbeddedPostgresError(Exception):
    def __init__(self, why: str) -> None:
        super().__init__(f"The embedded PostgreSQL cannot run: {why} {OTHERWISE}")


class DataDirInUse(EmbeddedPostgresError):
    """Another process owns this data directory."""
