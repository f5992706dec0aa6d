-- Several accounts. name is the person's own for one, '' for none. A removed account's row stays, shown nowhere
-- and with its password forgotten: what it sent still counts, and the history of its mailings names it.
ALTER TABLE account ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN removed_at TEXT;
-- Limits belong to the mailbox that signs in, however many accounts are kept for it.
ALTER TABLE account ADD COLUMN mailbox TEXT GENERATED ALWAYS AS (
    lower(trim(CASE WHEN authentication = 1 AND trim(username) <> '' THEN username ELSE from_email END))
    || '@' || lower(trim(host))
) VIRTUAL;
CREATE INDEX account_of_mailbox ON account (mailbox);

-- A mailing whose account was removed goes on with another one: mailing.account_id is the one that it is sent
-- with now. Which one a mail went through, and which one a provider wanted to rest, is kept with each.
ALTER TABLE attempt ADD COLUMN account_id INTEGER REFERENCES account (id);
DROP TRIGGER attempt_is_closed_once;
UPDATE attempt SET account_id = (SELECT m.account_id FROM mailing AS m WHERE m.id = attempt.mailing_id);
CREATE TRIGGER attempt_is_closed_once BEFORE UPDATE ON attempt
WHEN OLD.outcome IS NOT NULL OR NEW.mailing_id <> OLD.mailing_id OR NEW.addressee_id <> OLD.addressee_id
    OR NEW.address <> OLD.address OR NEW.address_key <> OLD.address_key
    OR NEW.message_id <> OLD.message_id OR NEW.date <> OLD.date OR NEW.digest <> OLD.digest
    OR NEW.began_at <> OLD.began_at OR NEW.account_id IS NOT OLD.account_id
BEGIN
    SELECT RAISE(ABORT, 'an attempt is closed once and never changed');
END;
CREATE INDEX attempt_of_account ON attempt (account_id, began_at)
WHERE outcome IS NULL OR outcome = 'accepted';

ALTER TABLE event ADD COLUMN account_id INTEGER REFERENCES account (id);
DROP TRIGGER event_is_frozen;
UPDATE event SET account_id = (SELECT m.account_id FROM mailing AS m WHERE m.id = event.mailing_id)
WHERE kind IN ('paused', 'rested');
CREATE TRIGGER event_is_frozen BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'an event is never changed');
END;
