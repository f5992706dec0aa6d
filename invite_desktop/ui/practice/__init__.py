"""The mailbox in which the mails of a rehearsal end up."""
