"""The RFCs: composing, submitting and reading mail."""
