create table trajectory (
    id                   uuid   not null,
    enterprise_number    text   not null,
    contract_reference   text   not null,
    trajectory_reference text   not null,
    contract_id          uuid   not null,
    person_id            uuid,
    revision             int    not null,
    version              bigint not null,
    started_on           date   not null,
    planned_until        date   not null,
    ended_on             date,
    outcome              text,
    dropout_reason       text,
    dropout_explained    boolean,
    constraint pk_trajectory primary key (id),
    constraint uq_trajectory_reference unique (enterprise_number, contract_reference, trajectory_reference),
    constraint ck_trajectory_revision check (revision >= 1 and version >= revision),
    constraint ck_trajectory_plan check (planned_until >= started_on),
    constraint ck_trajectory_end check (
        case when ended_on is null
             then outcome is null and dropout_reason is null
             else ended_on >= started_on and (outcome is null) <> (dropout_reason is null)
        end),
    constraint ck_trajectory_dropout check ((dropout_reason is null) = (dropout_explained is null))
);
comment on column trajectory.person_id is 'From the contract; null while the contract is awaited, and until then nobody is told of the trajectory.';
comment on column trajectory.version is 'Grows with each revision, with the join and when the contract''s person changes.';
comment on column trajectory.dropout_explained is 'Whether the CPAS explained the dropout (SUB-19); its words are in the revision only.';

create table trajectory_activity (
    trajectory_id uuid not null,
    position      int  not null,
    kind          text not null,
    mode          text not null,
    constraint pk_trajectory_activity primary key (trajectory_id, position),
    constraint fk_trajectory_activity_trajectory foreign key (trajectory_id) references trajectory (id)
);

create table trajectory_revision (
    trajectory_id uuid        not null,
    revision      int         not null,
    content       text        not null,
    accepted_at   timestamptz not null default clock_timestamp(),
    constraint pk_trajectory_revision primary key (trajectory_id, revision),
    constraint fk_trajectory_revision_trajectory foreign key (trajectory_id) references trajectory (id),
    constraint ck_trajectory_revision_content check (content is json object)
);
comment on column trajectory_revision.content is 'What the CPAS pushed. The only place that holds the words of a dropout''s explanation.';

create trigger trajectory_revision_only_grows before update or delete on trajectory_revision
    for each row execute function refuse_change();
create trigger trajectory_revision_is_not_emptied before truncate on trajectory_revision
    for each statement execute function refuse_change();
