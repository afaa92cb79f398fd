"""The rules: one deed or one decision per function, a module per noun."""
