-- What the sending engine is to know of an account: how many connections, how many mails in any 24 hours
-- (NULL for any number), from small numbers up or at once, at what hours, and where its mailbox is read.
-- hours are local: days of the week from 1 (Monday) and a time from-to, '12345 08:00-18:00'; '' for all.
ALTER TABLE account ADD COLUMN connections INTEGER NOT NULL DEFAULT 1 CHECK (connections BETWEEN 1 AND 8);
ALTER TABLE account ADD COLUMN daily_limit INTEGER CHECK (daily_limit >= 1);
ALTER TABLE account ADD COLUMN warm_up INTEGER NOT NULL DEFAULT 1 CHECK (warm_up IN (0, 1));
ALTER TABLE account ADD COLUMN hours TEXT NOT NULL DEFAULT ''
    CHECK (hours = '' OR hours GLOB '[1-7]* [0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]');
ALTER TABLE account ADD COLUMN imap_host TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN imap_port INTEGER NOT NULL DEFAULT 993;

-- Providers whose mailbox opens with the password that sending needs.
UPDATE account SET imap_host = p.imap_host, daily_limit = p.daily_limit
FROM (
    SELECT 'smtp.gmail.com' AS host, 'imap.gmail.com' AS imap_host, 1000 AS daily_limit
    UNION ALL SELECT 'smtp.mail.yahoo.com', 'imap.mail.yahoo.com', 300
    UNION ALL SELECT 'smtp.mail.me.com', 'imap.mail.me.com', 300
    UNION ALL SELECT 'mail.gmx.net', 'imap.gmx.net', 100
    UNION ALL SELECT 'mail.gmx.com', 'imap.gmx.com', 100
    UNION ALL SELECT 'smtp.zoho.com', 'imap.zoho.com', 100
    UNION ALL SELECT 'smtp.zoho.eu', 'imap.zoho.eu', 100
    UNION ALL SELECT 'smtp.fastmail.com', 'imap.fastmail.com', 300
) AS p
WHERE lower(trim(account.host)) = p.host AND account.authentication = 1;
-- Google gives its free accounts a fourth of what it gives paid ones.
UPDATE account SET daily_limit = 300
WHERE imap_host = 'imap.gmail.com' AND (
    lower(trim(username)) LIKE '%@gmail.com' OR lower(trim(username)) LIKE '%@googlemail.com'
    OR lower(trim(from_email)) LIKE '%@gmail.com' OR lower(trim(from_email)) LIKE '%@googlemail.com'
);

-- What was last seen of the copies that the account's server files of what is sent.
CREATE TABLE sent_copies (
    account_id INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    state      TEXT NOT NULL CHECK (state IN ('filed', 'renamed', 'missing', 'unreadable')),
    changed_at TEXT NOT NULL
) STRICT;

-- From the seed every copy of this file computes the same Message-ID for the same text to the same address.
-- It comes from the file's own and the text; only mailings from before this version have one by chance.
INSERT INTO preference VALUES ('message_id_seed', lower(hex(randomblob(16))));
ALTER TABLE mailing ADD COLUMN seed TEXT NOT NULL DEFAULT '';
UPDATE mailing SET seed = lower(hex(randomblob(16)));
CREATE TRIGGER mailing_seed_is_frozen BEFORE UPDATE OF seed ON mailing
BEGIN
    SELECT RAISE(ABORT, 'a mailing keeps its seed');
END;
CREATE INDEX mailing_of_account ON mailing (account_id);

-- Attempt and event are built anew, because a table's own UNIQUE cannot be taken from it. Foreign keys stay
-- on: the new event refers to the new attempt, so that the old ones can go, the one that refers first.
DROP VIEW standing;
CREATE TABLE new_attempt (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    mailing_id   INTEGER NOT NULL REFERENCES mailing (id) ON DELETE CASCADE,
    addressee_id INTEGER NOT NULL REFERENCES addressee (id) ON DELETE CASCADE,
    address      TEXT NOT NULL,
    address_key  TEXT NOT NULL,
    message_id   TEXT NOT NULL,
    date         TEXT NOT NULL,
    digest       TEXT NOT NULL,
    began_at     TEXT NOT NULL,
    ended_at     TEXT,
    outcome      TEXT CHECK (outcome IN ('accepted', 'refused', 'not_sent')),
    settled_by   TEXT CHECK (settled_by IN ('reply', 'sent_folder', 'person')),
    reason       TEXT NOT NULL DEFAULT '',
    reply        TEXT NOT NULL DEFAULT '',
    CHECK ((ended_at IS NULL) = (outcome IS NULL) AND (outcome IS NULL) = (settled_by IS NULL))
) STRICT;
CREATE TABLE new_event (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    mailing_id INTEGER NOT NULL REFERENCES mailing (id) ON DELETE CASCADE,
    at         TEXT NOT NULL,
    kind       TEXT NOT NULL,
    attempt_id INTEGER REFERENCES new_attempt (id),
    address    TEXT,
    detail     TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO new_attempt
SELECT id, mailing_id, addressee_id, address, address_key, message_id, date, digest, began_at, ended_at,
       outcome, settled_by, reason, reply
FROM attempt ORDER BY id;
INSERT INTO new_event SELECT id, mailing_id, at, kind, attempt_id, address, detail FROM event ORDER BY id;
DROP TABLE event;
DROP TABLE attempt;
ALTER TABLE new_attempt RENAME TO attempt;
ALTER TABLE new_event RENAME TO event;

CREATE INDEX attempt_of_addressee ON attempt (addressee_id, id);
CREATE INDEX attempt_in_time ON attempt (began_at);
CREATE INDEX attempt_in_doubt ON attempt (mailing_id) WHERE outcome IS NULL;
CREATE INDEX attempt_without_success ON attempt (mailing_id, addressee_id)
WHERE outcome IN ('refused', 'not_sent');
-- Nobody gets the same message twice, whatever the program does: a mailing holds at most one attempt
-- per address that was accepted or may have been, and a Message-ID stands for one mail that left.
CREATE UNIQUE INDEX attempt_once ON attempt (mailing_id, address_key)
WHERE outcome IS NULL OR outcome = 'accepted';
CREATE UNIQUE INDEX attempt_message ON attempt (message_id)
WHERE outcome IS NULL OR outcome = 'accepted';
CREATE TRIGGER attempt_is_closed_once BEFORE UPDATE ON attempt
WHEN OLD.outcome IS NOT NULL OR NEW.mailing_id <> OLD.mailing_id OR NEW.addressee_id <> OLD.addressee_id
    OR NEW.address <> OLD.address OR NEW.address_key <> OLD.address_key
    OR NEW.message_id <> OLD.message_id OR NEW.date <> OLD.date OR NEW.digest <> OLD.digest
    OR NEW.began_at <> OLD.began_at
BEGIN
    SELECT RAISE(ABORT, 'an attempt is closed once and never changed');
END;

-- For kind 'looked', attempt_id was searched for in the mailbox, and detail tells 'found' or 'not_found'.
CREATE INDEX event_of_mailing ON event (mailing_id, id);
CREATE INDEX event_of_attempt ON event (attempt_id, kind) WHERE attempt_id IS NOT NULL;
CREATE INDEX event_of_kind ON event (kind, mailing_id);
CREATE TRIGGER event_is_frozen BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'an event is never changed');
END;

-- What else used up an account's 24 hours: tests, mails to oneself, what the Sent folder shows of other
-- programs, and what surveys that were deleted meanwhile had sent.
CREATE TABLE other_mail (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    message_id TEXT NOT NULL,
    at         TEXT NOT NULL,
    source     TEXT NOT NULL CHECK (source IN ('test', 'self', 'sent_folder', 'survey')),
    PRIMARY KEY (account_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX other_mail_in_time ON other_mail (account_id, at);

-- Accepted mails that were seen in the Sent folder afterwards.
CREATE TABLE confirmation (
    attempt_id INTEGER PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
    at         TEXT NOT NULL
) STRICT;

-- Where each person of a mailing stands. Derived here and nowhere else.
-- Whom another mailing brought the text meanwhile is left out; where this very mailing went to the same
-- address, a mended address was mistaken, and the person may mend it again.
-- Of those in doubt: how often they were looked for in vain, when last, and since when at the latest they
-- are on their way. The clock may have been set back after the attempt began: then the first look tells.
CREATE VIEW standing AS
SELECT a.mailing_id,
       a.id AS addressee_id,
       a.recipient_id,
       a.address AS listed_address,
       coalesce(r.address, t.address, a.address) AS address,
       a."values",
       coalesce(a.left_out, e.left_out) AS left_out,
       t.id AS attempt_id,
       t.message_id,
       coalesce(t.ended_at, t.began_at) AS at,
       t.reason,
       t.reply,
       t.settled_by,
       CASE WHEN t.outcome = 'accepted' THEN
           (SELECT c.at FROM confirmation AS c WHERE c.attempt_id = t.id)
       END AS confirmed_at,
       CASE WHEN t.id IS NOT NULL AND t.outcome IS NULL THEN
           (SELECT count(*) FROM event AS l
            WHERE l.attempt_id = t.id AND l.kind = 'looked' AND l.detail = 'not_found')
       END AS looks,
       CASE WHEN t.id IS NOT NULL AND t.outcome IS NULL THEN
           (SELECT l.at FROM event AS l
            WHERE l.attempt_id = t.id AND l.kind = 'looked' AND l.detail = 'not_found'
            ORDER BY l.id DESC LIMIT 1)
       END AS looked_at,
       CASE WHEN t.id IS NOT NULL AND t.outcome IS NULL THEN
           (SELECT min(t.began_at, min(l.at)) FROM event AS l
            WHERE l.attempt_id = t.id AND l.kind = 'looked' AND l.detail = 'not_found')
       END AS under_way_since,
       CASE
           WHEN a.left_out IS NOT NULL OR e.left_out IS NOT NULL THEN 'left_out'
           WHEN t.id IS NULL THEN 'waiting'
           WHEN t.outcome IS NULL THEN 'in_doubt'
           WHEN t.outcome = 'not_sent' OR r.id IS NOT NULL THEN 'waiting'
           ELSE t.outcome
       END AS state
FROM addressee AS a
LEFT JOIN attempt AS t ON t.id = (SELECT max(id) FROM attempt WHERE addressee_id = a.id)
LEFT JOIN event AS r ON r.id = (SELECT max(id) FROM event WHERE attempt_id = t.id AND kind = 'retry')
LEFT JOIN (SELECT 'already_sent' AS left_out) AS e
    ON t.outcome = 'refused' AND t.digest = '' AND t.reason = 'AlreadyReached' AND r.id IS NULL
    AND NOT EXISTS (
        SELECT 1 FROM attempt AS o WHERE o.mailing_id = t.mailing_id AND o.address_key = t.address_key
        AND (o.outcome IS NULL OR o.outcome = 'accepted')
    );
