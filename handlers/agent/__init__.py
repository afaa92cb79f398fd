"""What an agent's dashboard or app may ask, on the /agent namespace. Importing this declares it all."""

from handlers.agent import account, conversations, messages, reads, settings, start

__all__ = ["account", "conversations", "messages", "reads", "settings", "start"]
