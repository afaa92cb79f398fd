"""Bytes that people send: on their way in, looked into, and kept."""
