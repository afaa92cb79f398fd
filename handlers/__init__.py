"""Ways in: sockets and HTTP. Find, do, answer; nothing is decided here."""
