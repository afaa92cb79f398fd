"""The protocol, written down for others: generated from the declarations."""
