-- A file that is all or nothing is stored in one transaction: how far that is stands beside it. A file that a passing
-- fault stopped waits a little and is tried again.
alter table import
    add column stored_chunks int not null default 0,
    add column faults        int not null default 0,
    add column retry_at      timestamptz,
    add constraint ck_import_stored check (stored_chunks between 0 and chunks),
    add constraint ck_import_faults check (faults >= 0 and (faults > 0) = (retry_at is not null));
comment on column import.stored_chunks is 'Of an all-or-nothing file, while its transaction is under way; written in another one, so that it can be seen.';
comment on column import.faults is 'How often in a row a fault stopped the work; back to 0 with the next chunk.';
