"""The protocol and nothing else: what clients may ask, what they are answered, what they are told."""
