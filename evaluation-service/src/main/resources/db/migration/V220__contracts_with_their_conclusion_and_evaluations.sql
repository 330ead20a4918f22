-- What the cadence of evaluations asks of a contract.
alter table known_contract
    add column type         text,
    add column concluded_on date,
    add column ended_on     date;
comment on column known_contract.concluded_on is 'The day of the last required signature: from then on the contract is evaluated (A-04). Absent until then, and for what was heard before this column.';
create index ix_known_contract_cpas_concluded on known_contract (enterprise_number, concluded_on);

create table evaluation (
    id                 uuid   not null,
    enterprise_number  text   not null,
    contract_reference text   not null,
    reference          text   not null,
    contract_id        uuid   not null,
    person_id          uuid,
    revision           int    not null,
    version            bigint not null,
    held_on            date   not null,
    mode               text   not null,
    worker             text,
    beneficiary_agrees boolean,
    constraint pk_evaluation primary key (id),
    constraint uq_evaluation_reference unique (enterprise_number, contract_reference, reference),
    constraint ck_evaluation_revision check (revision >= 1 and version >= revision),
    constraint ck_evaluation_mode check (mode in ('IN_PERSON', 'PHONE', 'VIDEO', 'WRITTEN'))
);
create index ix_evaluation_contract on evaluation (contract_id, held_on);
create index ix_evaluation_cpas_worker on evaluation (enterprise_number, worker) where worker is not null;
comment on column evaluation.person_id is 'From the contract; null while the contract is awaited, and until then nobody is told of the evaluation.';
comment on column evaluation.worker is 'Who held it, as the CPAS''s software calls its workers: a reference, no name.';
comment on column evaluation.beneficiary_agrees is 'Absent when the person was not asked; the words are in the revision only.';

create table evaluation_progress (
    evaluation_id uuid not null,
    position      int  not null,
    about         text not null,
    id            text not null,
    progress      text not null,
    constraint pk_evaluation_progress primary key (evaluation_id, position),
    constraint uq_evaluation_progress_once unique (evaluation_id, about, id),
    constraint fk_evaluation_progress_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint ck_evaluation_progress_about check (about in ('OBJECTIVE', 'STEP')),
    constraint ck_evaluation_progress_progress
        check (progress in ('NOT_STARTED', 'STARTED', 'ON_TRACK', 'ACHIEVED', 'ABANDONED'))
);

create table evaluation_revision (
    evaluation_id  uuid        not null,
    revision       int         not null,
    content_sealed bytea       not null,
    accepted_at    timestamptz not null default clock_timestamp(),
    constraint pk_evaluation_revision primary key (evaluation_id, revision),
    constraint fk_evaluation_revision_evaluation foreign key (evaluation_id) references evaluation (id)
);
comment on column evaluation_revision.content_sealed is 'What the CPAS pushed, encrypted: the only place that holds what the person said.';

create trigger evaluation_revision_only_grows before update or delete on evaluation_revision
    for each row execute function refuse_change();
create trigger evaluation_revision_is_not_emptied before truncate on evaluation_revision
    for each statement execute function refuse_change();

-- What a trajectory's revision says is encrypted too, from now on.
alter table trajectory_revision
    alter column content drop not null,
    add column content_sealed bytea,
    add constraint ck_trajectory_revision_once check ((content is null) <> (content_sealed is null));
comment on column trajectory_revision.content is 'Of revisions from before the seal; since then empty.';
comment on column trajectory_revision.content_sealed is 'What the CPAS pushed, encrypted: the only place that holds the words of a dropout''s explanation.';
