"""What only HTTP can do: signing up, in and out. Importing this declares it all."""

from handlers.http import accounts, sessions
from handlers.http.base import routes

__all__ = ["accounts", "routes", "sessions"]
