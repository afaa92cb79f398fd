"""What an agent's dashboard or app may ask, on the /agent namespace. Importing this declares it all."""

from handlers.agent import conversations, messages, reads, settings, start

__all__ = ["conversations", "messages", "reads", "settings", "start"]
