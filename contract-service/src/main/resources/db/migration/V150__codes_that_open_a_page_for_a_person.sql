create table person_code (
    code_id     text        not null,
    purpose     text        not null,
    subject     text        not null,
    secret_hash bytea       not null,
    valid_until date        not null,
    wrong_tries int         not null default 0,
    withdrawn   boolean     not null default false,
    issued_at   timestamptz not null default clock_timestamp(),
    constraint pk_person_code primary key (code_id),
    constraint ck_person_code_id check (code_id ~ '^[0-9A-Z]{6}$'),
    constraint ck_person_code_hash check (octet_length(secret_hash) = 32),
    constraint ck_person_code_tries check (wrong_tries between 0 and 5)
);
create unique index uq_person_code_in_use on person_code (purpose, subject) where not withdrawn;
comment on table person_code is 'A code opens one page for one person; the secret part of it is kept as a hash only.';
comment on column person_code.wrong_tries is 'At five the code opens nothing any more.';
