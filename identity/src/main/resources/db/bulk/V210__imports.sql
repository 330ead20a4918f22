-- Files with many pushes: what was sent, how far it is, what came of each line.
create table import (
    import_id         uuid        not null,
    enterprise_number text        not null,
    kind              text        not null,
    mode              text        not null,
    atomic            text        not null,
    status            text        not null,
    chunks            int         not null,
    next_chunk        int         not null default 0,
    total             int         not null,
    accepted          int         not null default 0,
    repeated          int         not null default 0,
    refused           int         not null default 0,
    accepted_set_hash bytea       not null default decode(repeat('00', 32), 'hex'),
    pause             text,
    decision          text,
    client_id         text        not null,
    subject           text        not null,
    account           text        not null,
    roles             text        not null,
    caller_cpas       text,
    trace_id          text        not null,
    received_at       timestamptz not null default clock_timestamp(),
    finished_at       timestamptz,
    receipt           text,
    constraint pk_import primary key (import_id),
    constraint ck_import_status check (status in
        ('RECEIVED', 'RUNNING', 'AWAITING_CONFIRMATION', 'DONE', 'REFUSED', 'CANCELLED')),
    constraint ck_import_receipt check
        ((status in ('DONE', 'REFUSED', 'CANCELLED')) = (receipt is not null and finished_at is not null)),
    constraint ck_import_counts check (accepted + repeated + refused <= total and next_chunk between 0 and chunks)
);
create index ix_import_unfinished on import (received_at, import_id) where status in ('RECEIVED', 'RUNNING');
comment on column import.next_chunk is 'The cursor: it moves in the transaction that writes the chunk.';
comment on column import.accepted_set_hash is 'State of the hash chain over the accepted lines; moves with the cursor.';
comment on column import.client_id is 'Who sent the file: the worker writes the access log in the name of the sender.';

create table import_content (
    import_id  uuid        not null,
    chunk      int         not null,
    first_line int         not null,
    lines      int         not null,
    sealed     bytea       not null,
    stored_at  timestamptz not null default clock_timestamp(),
    constraint pk_import_content primary key (import_id, chunk)
);
comment on table import_content is 'The lines as sent, packed and encrypted; deleted when the import is finished.';

create table import_result (
    import_id uuid not null,
    line      int  not null,
    reference text,
    revision  int,
    status    int  not null,
    answer    text,
    constraint pk_import_result primary key (import_id, line)
);
comment on column import_result.answer is 'A problem, or the answer of the push; absent where the push receipt has it.';
