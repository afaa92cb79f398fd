"""What an agent's dashboard or app may ask, on the /agent namespace. Importing this declares it all."""

from handlers.agent import account, conversations, files, messages, reads, settings, start

__all__ = ["account", "conversations", "files", "messages", "reads", "settings", "start"]
