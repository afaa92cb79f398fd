"""The outside: database, sockets, rooms, presence, limits. Nothing here decides; it carries out."""
