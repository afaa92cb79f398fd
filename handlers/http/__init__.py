"""What only HTTP can do: signing up, in and out. Importing this declares it all."""

from handlers.http import accounts, files, password_resets, sessions
from handlers.http.base import routes

__all__ = ["accounts", "files", "password_resets", "routes", "sessions"]
