"""What a visitor's widget may ask, on the /visitor namespace. Importing this declares it all."""

from handlers.visitor import conversations, files, messages, reads, start

__all__ = ["conversations", "files", "messages", "reads", "start"]
