-- What a number shows, keyed: equal for equal, useless without the key. Filled at entry; older rows are filled by a job,
-- because their numbers are sealed.
alter table person_ssin
    add column number_kind text,
    add column birth_index bytea,
    add column sex_index   bytea,
    add constraint ck_person_ssin_kind check (number_kind in ('REGISTER', 'BIS')),
    add constraint ck_person_ssin_traits check (
        (number_kind is not null or birth_index is null) and (birth_index is not null or sex_index is null));
create index ix_person_ssin_birth on person_ssin (birth_index) where replaced_by_index is null;
create index ix_person_ssin_unread on person_ssin (ssin_index) where number_kind is null;
comment on column person_ssin.birth_index is 'Keyed hash of the day of birth that the number shows; absent when it shows none.';
comment on column person_ssin.sex_index is 'Keyed hash of that day with the sex that the number shows; absent when it shows none.';
comment on index ix_person_ssin_unread is 'What the job has still to read.';

-- Numbers, joined and parted: what is told of a person's history, without a number.
create table person_event (
    event_id        uuid        not null,
    kind            text        not null,
    cause           text        not null,
    person_id       uuid        not null,
    other_person_id uuid,
    number_index    bytea,
    happened_at     timestamptz not null default clock_timestamp(),
    recorded_by     text        not null,
    constraint pk_person_event primary key (event_id),
    constraint fk_person_event_person foreign key (person_id) references person,
    constraint fk_person_event_other foreign key (other_person_id) references person,
    constraint ck_person_event_kind check (kind in ('NUMBER_REPLACED', 'MERGED', 'SPLIT')),
    constraint ck_person_event_cause check (cause in ('SSIN_REPLACEMENT', 'DUPLICATE_DECISION', 'SPLIT')),
    constraint ck_person_event_other check ((kind = 'NUMBER_REPLACED') = (other_person_id is null))
);
create index ix_person_event_person on person_event (person_id);
create index ix_person_event_other on person_event (other_person_id);
comment on column person_event.other_person_id is 'Of a merger the person that went into the other, of a split the new one.';
comment on column person_event.number_index is 'The number that was replaced: a split finds by it which person it undoes.';
create index ix_person_event_number on person_event (number_index) where kind = 'MERGED';
create trigger person_event_only_grows before update or delete on person_event
    for each row execute function refuse_change();
create trigger person_event_is_not_emptied before truncate on person_event
    for each statement execute function refuse_change();

-- Two numbers that are of two persons: a human said so, or undid a wrong merger.
create table numbers_apart (
    low_index  bytea       not null,
    high_index bytea       not null,
    cause      text        not null,
    told_at    timestamptz not null default clock_timestamp(),
    constraint pk_numbers_apart primary key (low_index, high_index, cause),
    constraint fk_numbers_apart_low foreign key (low_index) references person_ssin,
    constraint fk_numbers_apart_high foreign key (high_index) references person_ssin,
    constraint ck_numbers_apart_order check (low_index < high_index),
    constraint ck_numbers_apart_cause check (cause in ('SPLIT', 'DUPLICATE_DECISION'))
);
create index ix_numbers_apart_high on numbers_apart (high_index);
comment on table numbers_apart is 'Numbers, not persons, so that it holds whatever is merged later.';
create trigger numbers_apart_only_grows before update or delete on numbers_apart
    for each row execute function refuse_change();
create trigger numbers_apart_is_not_emptied before truncate on numbers_apart
    for each statement execute function refuse_change();

create table duplicate_decision (
    duplicate_id uuid        not null,
    decision     text        not null,
    sex          text        not null,
    first_person uuid        not null,
    other_person uuid        not null,
    decided_on   date        not null,
    decided_by   text        not null,
    decided_at   timestamptz not null default clock_timestamp(),
    constraint pk_duplicate_decision primary key (duplicate_id),
    constraint fk_duplicate_decision_first foreign key (first_person) references person,
    constraint fk_duplicate_decision_other foreign key (other_person) references person,
    constraint ck_duplicate_decision check (decision in ('SAME_PERSON', 'DIFFERENT_PERSONS')),
    constraint ck_duplicate_decision_two check (first_person <> other_person)
);
create index ix_duplicate_decision_day on duplicate_decision (decided_on desc, duplicate_id);
comment on table duplicate_decision is 'What a human decided about two persons who may be one; no machine ever does.';
comment on column duplicate_decision.decided_on is 'Business date.';
create trigger duplicate_decision_only_grows before update or delete on duplicate_decision
    for each row execute function refuse_change();
create trigger duplicate_decision_is_not_emptied before truncate on duplicate_decision
    for each statement execute function refuse_change();
