-- Times are UTC, ISO 8601 with milliseconds. Nothing secret is ever stored here.

CREATE TABLE account (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    from_name         TEXT NOT NULL,
    from_email        TEXT NOT NULL,
    reply_to          TEXT NOT NULL,
    username          TEXT NOT NULL,
    authentication    INTEGER NOT NULL CHECK (authentication IN (0, 1)),
    encryption        TEXT NOT NULL CHECK (encryption IN ('none', 'ssl', 'tls')),
    port              INTEGER NOT NULL,
    host              TEXT NOT NULL,
    pace              REAL NOT NULL CHECK (pace >= 0),
    extra_certificate TEXT NOT NULL,
    remember_password INTEGER NOT NULL CHECK (remember_password IN (0, 1))
) STRICT;

-- What is known of a step of the setup list; no row means that nobody has begun.
CREATE TABLE checklist (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    step       TEXT NOT NULL,
    state      TEXT NOT NULL,
    evidence   TEXT NOT NULL DEFAULT '',
    changed_at TEXT NOT NULL,
    PRIMARY KEY (account_id, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT NOT NULL,
    account_id  INTEGER REFERENCES account (id) ON DELETE SET NULL,
    created_at  TEXT NOT NULL,
    archived_at TEXT
) STRICT;

CREATE TABLE recipient_column (
    survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    name      TEXT NOT NULL,
    PRIMARY KEY (survey_id, position)
) STRICT, WITHOUT ROWID;

-- The values are a JSON array in the order of the survey's columns.
CREATE TABLE recipient (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    position  REAL NOT NULL,
    address   TEXT NOT NULL,
    "values"  TEXT NOT NULL,
    left_out  INTEGER NOT NULL CHECK (left_out IN (0, 1))
) STRICT;
CREATE INDEX recipient_in_order ON recipient (survey_id, position);

CREATE TABLE message_draft (
    survey_id  INTEGER PRIMARY KEY REFERENCES survey (id) ON DELETE CASCADE,
    subject    TEXT NOT NULL,
    body       TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

-- A version is written once and never changed.
CREATE TABLE message_version (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    survey_id  INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    subject    TEXT NOT NULL,
    body       TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER message_version_is_frozen BEFORE UPDATE ON message_version
BEGIN
    SELECT RAISE(ABORT, 'a message version is never changed');
END;

-- Everything that a mailing depends on is frozen with it: version, sender, columns, audience.
CREATE TABLE mailing (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    survey_id  INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    kind       TEXT NOT NULL CHECK (kind IN ('invitation', 'reminder', 'thank_you', 'letter')),
    version_id INTEGER NOT NULL REFERENCES message_version (id),
    account_id INTEGER REFERENCES account (id) ON DELETE SET NULL,
    from_name  TEXT NOT NULL,
    from_email TEXT NOT NULL,
    reply_to   TEXT NOT NULL,
    columns    TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX mailing_of_survey ON mailing (survey_id);

-- recipient_id has no foreign key: the person may be deleted from the list, and undone, while what
-- was sent to them stays on record. Recipients' ids are never used again.
CREATE TABLE addressee (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    mailing_id   INTEGER NOT NULL REFERENCES mailing (id) ON DELETE CASCADE,
    recipient_id INTEGER NOT NULL,
    address      TEXT NOT NULL,
    address_key  TEXT NOT NULL,
    "values"     TEXT NOT NULL,
    left_out     TEXT CHECK (left_out IN ('by_person', 'duplicate', 'address', 'already_sent'))
) STRICT;
-- One mailing reaches an address once, however often it is listed.
CREATE UNIQUE INDEX addressee_once ON addressee (mailing_id, address_key) WHERE left_out IS NULL;
CREATE INDEX addressee_of_mailing ON addressee (mailing_id, id);

-- Append-only. A row without an outcome is an attempt whose end the program did not see: in doubt.
-- address is what stood on the envelope; digest is the SHA-256 of the mail's bytes.
CREATE TABLE attempt (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    mailing_id   INTEGER NOT NULL REFERENCES mailing (id) ON DELETE CASCADE,
    addressee_id INTEGER NOT NULL REFERENCES addressee (id) ON DELETE CASCADE,
    address      TEXT NOT NULL,
    address_key  TEXT NOT NULL,
    message_id   TEXT NOT NULL UNIQUE,
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
CREATE INDEX attempt_of_addressee ON attempt (addressee_id, id);
CREATE INDEX attempt_in_time ON attempt (began_at);
-- Nobody gets the same message twice, whatever the program does: a mailing holds at most one attempt
-- per address that was accepted or may have been.
CREATE UNIQUE INDEX attempt_once ON attempt (mailing_id, address_key)
WHERE outcome IS NULL OR outcome = 'accepted';
CREATE TRIGGER attempt_is_closed_once BEFORE UPDATE ON attempt
WHEN OLD.outcome IS NOT NULL OR NEW.mailing_id <> OLD.mailing_id OR NEW.addressee_id <> OLD.addressee_id
    OR NEW.address <> OLD.address OR NEW.address_key <> OLD.address_key
    OR NEW.message_id <> OLD.message_id OR NEW.date <> OLD.date OR NEW.digest <> OLD.digest
    OR NEW.began_at <> OLD.began_at
BEGIN
    SELECT RAISE(ABORT, 'an attempt is closed once and never changed');
END;

-- Append-only: what happened to a mailing besides attempts. For kind 'retry', attempt_id is the refused
-- attempt that the person wants repeated and address the one to use now.
CREATE TABLE event (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    mailing_id INTEGER NOT NULL REFERENCES mailing (id) ON DELETE CASCADE,
    at         TEXT NOT NULL,
    kind       TEXT NOT NULL,
    attempt_id INTEGER REFERENCES attempt (id),
    address    TEXT,
    detail     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX event_of_mailing ON event (mailing_id, id);
CREATE INDEX event_of_attempt ON event (attempt_id) WHERE attempt_id IS NOT NULL;
CREATE TRIGGER event_is_frozen BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'an event is never changed');
END;

CREATE TABLE preference (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where each person of a mailing stands. Derived here and nowhere else.
-- Whom another mailing brought the text meanwhile is left out; where this very mailing went to the same
-- address, a mended address was mistaken, and the person may mend it again.
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
