"""What only HTTP can do: signing up, in and out. Importing this declares it all."""

from handlers.http import accounts, files, invitations, password_resets, sessions, workspaces
from handlers.http.answering import routes

__all__ = ["accounts", "files", "invitations", "password_resets", "routes", "sessions", "workspaces"]
