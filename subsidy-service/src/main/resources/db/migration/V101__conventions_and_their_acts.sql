create table convention (
    number               varchar(64) not null,
    version              bigint      not null,
    revision             integer     not null,
    type                 text        not null,
    year                 integer     not null,
    lead_cpas            text        not null,
    granted_cents        bigint      not null,
    target_persons       integer     not null,
    target_trajectories  integer     not null,
    objectives           text        not null,
    iban                 text        not null,
    period_from          date        not null,
    period_until         date        not null,
    status               text        not null,
    changed_on           date        not null,
    constraint pk_convention primary key (number),
    constraint uq_convention_year unique (number, year),
    constraint fk_convention_scheme foreign key (year) references subsidy_scheme (year),
    constraint ck_convention_type check (type in ('CLUSTER', 'CITY')),
    constraint ck_convention_granted check (granted_cents > 0),
    constraint ck_convention_targets check (target_persons >= 0 and target_trajectories >= 0),
    constraint ck_convention_period check (period_until >= period_from),
    constraint ck_convention_revision check (revision >= 1 and version >= revision),
    constraint ck_convention_status check (status in
        ('DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'IN_NEGOTIATION', 'FAVOURABLE_ADVICE', 'SUBMITTED_TO_MINISTER',
         'APPROVED_BY_MINISTER', 'CPAS_SIGNING', 'MINISTER_SIGNING', 'FULLY_SIGNED', 'ADVANCE_PAID', 'REPORTED',
         'UNDER_CONTROL', 'SETTLED', 'RECOVERY_CLAIMED', 'CLOSED', 'REFUSED', 'EXPIRED'))
);

create index ix_convention_year_status on convention (year, status);

-- The lead is a member too. A refused or expired convention no longer holds the year of its members.
create table convention_member (
    convention_number  varchar(64) not null,
    enterprise_number  text        not null,
    year               integer     not null,
    holds_year         boolean     not null,
    constraint pk_convention_member primary key (convention_number, enterprise_number),
    constraint fk_convention_member_convention
        foreign key (convention_number, year) references convention (number, year)
);

create unique index uq_convention_member_year on convention_member (year, enterprise_number) where holds_year;
comment on index uq_convention_member_year is 'A CPAS is in at most one convention a year (A-26).';

create index ix_convention_member_enterprise_number on convention_member (enterprise_number);

create table convention_revision (
    convention_number  varchar(64) not null,
    revision           integer     not null,
    content            jsonb       not null,
    recorded_by        text        not null,
    recorded_on        date        not null,
    recorded_at        timestamptz not null,
    constraint pk_convention_revision primary key (convention_number, revision),
    constraint fk_convention_revision_convention foreign key (convention_number) references convention (number)
);

create trigger convention_revision_only_grows before update or delete on convention_revision
    for each row execute function refuse_change();
create trigger convention_revision_is_not_emptied before truncate on convention_revision
    for each statement execute function refuse_change();

create table convention_act (
    convention_number  varchar(64) not null,
    sequence           integer     not null,
    act                text        not null,
    role               text        not null,
    actor              text        not null,
    actor_name         text        not null,
    status_before      text        not null,
    status_after       text        not null,
    field              text,
    comment            text,
    acted_on           date        not null,
    acted_at           timestamptz not null,
    constraint pk_convention_act primary key (convention_number, sequence),
    constraint fk_convention_act_convention foreign key (convention_number) references convention (number),
    constraint ck_convention_act_negotiation check (act <> 'NEGOTIATION' or (field is not null and comment is not null))
);

create unique index uq_convention_act_signature on convention_act (convention_number, act)
    where act in ('PRESIDENT_SIGNATURE', 'SECRETARY_SIGNATURE', 'MINISTER_SIGNATURE');
comment on index uq_convention_act_signature is 'Nobody signs twice (SUB-10).';

create unique index uq_convention_act_signer on convention_act (convention_number, actor)
    where act in ('PRESIDENT_SIGNATURE', 'SECRETARY_SIGNATURE');
comment on index uq_convention_act_signer is 'President and secretary are two persons (SUB-10).';

create trigger convention_act_only_grows before update or delete on convention_act
    for each row execute function refuse_change();
create trigger convention_act_is_not_emptied before truncate on convention_act
    for each statement execute function refuse_change();

-- Prepared with the last signature, at the rate of that day, and never changed after it.
create table convention_advance (
    convention_number    varchar(64)   not null,
    rate                 numeric(5, 4) not null,
    granted_cents        bigint        not null,
    advance_cents        bigint        not null,
    balance_share_cents  bigint        not null,
    prepared_on          date          not null,
    prepared_at          timestamptz   not null,
    constraint pk_convention_advance primary key (convention_number),
    constraint fk_convention_advance_convention foreign key (convention_number) references convention (number),
    constraint ck_convention_advance_sum check (advance_cents + balance_share_cents = granted_cents),
    constraint ck_convention_advance_sign check (advance_cents >= 0 and balance_share_cents >= 0)
);

create trigger convention_advance_only_grows before update or delete on convention_advance
    for each row execute function refuse_change();
create trigger convention_advance_is_not_emptied before truncate on convention_advance
    for each statement execute function refuse_change();
