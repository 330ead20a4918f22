-- Each decision on a person under a convention, also when the answer is no. Decisions are only ever added: one that
-- changes is a new row that names the one it supersedes.
create table counting_decision (
    decision_id uuid not null,
    convention_number text not null,
    year integer not null,
    person_id uuid not null,
    sequence integer not null,
    supersedes uuid,
    verdict text not null,
    reason text,
    rule text not null,
    source text not null,
    contract_id uuid,
    contract_version bigint,
    trajectory_id uuid,
    trajectory_version bigint,
    decided_at timestamp with time zone not null,
    constraint pk_counting_decision primary key (decision_id),
    constraint uq_counting_decision_sequence unique (convention_number, person_id, sequence),
    constraint uq_counting_decision_supersedes unique (supersedes),
    constraint fk_counting_decision_supersedes foreign key (supersedes) references counting_decision (decision_id),
    constraint ck_counting_decision_verdict check (verdict in ('counted', 'notCounted', 'withdrawn')),
    constraint ck_counting_decision_reason check ((verdict = 'notCounted') = (reason is not null)),
    constraint ck_counting_decision_ground check ((verdict = 'withdrawn') = (contract_id is null)),
    constraint ck_counting_decision_chain check ((sequence = 1) = (supersedes is null))
);
comment on column counting_decision.verdict is 'withdrawn: nothing of this person falls under this convention any more';

-- What was laid on the table and what became of each pair of contract and trajectory.
create table counting_evidence (
    decision_id uuid not null,
    position integer not null,
    contract_id uuid not null,
    contract_version bigint not null,
    trajectory_id uuid,
    trajectory_version bigint,
    reason text,
    overran boolean not null,
    constraint pk_counting_evidence primary key (decision_id, position),
    constraint fk_counting_evidence_decision foreign key (decision_id) references counting_decision (decision_id)
);
comment on column counting_evidence.reason is 'why this pair adds no person; null for the one that makes the person count';
create index ix_counting_evidence_trajectory on counting_evidence (trajectory_id);

create trigger counting_decision_only_grows before update or delete on counting_decision
    for each row execute function refuse_change();
create trigger counting_decision_is_not_emptied before truncate on counting_decision
    for each statement execute function refuse_change();
create trigger counting_evidence_only_grows before update or delete on counting_evidence
    for each row execute function refuse_change();
create trigger counting_evidence_is_not_emptied before truncate on counting_evidence
    for each statement execute function refuse_change();

-- Which decision is in force.
create table counting_standing (
    convention_number text not null,
    person_id uuid not null,
    decision_id uuid not null,
    constraint pk_counting_standing primary key (convention_number, person_id),
    constraint uq_counting_standing_decision unique (decision_id),
    constraint fk_counting_standing_decision foreign key (decision_id) references counting_decision (decision_id)
);
create index ix_counting_standing_person on counting_standing (person_id);

-- SUB-17, SUB-18 (S4:74): one person once under a convention. The second guard behind the rule in code.
create table counted_person (
    convention_number text not null,
    person_id uuid not null,
    year integer not null,
    decision_id uuid not null,
    constraint uq_counted_person_convention unique (convention_number, person_id),
    constraint fk_counted_person_decision foreign key (decision_id) references counting_decision (decision_id)
);
create index ix_counted_person_person on counted_person (person_id, year);

-- A-09: a person counted under two conventions of one year is counted in each, and shown to the SPP IS for review.
create table cross_convention_flag (
    person_id uuid not null,
    year integer not null,
    conventions text[] not null,
    constraint pk_cross_convention_flag primary key (person_id, year),
    constraint ck_cross_convention_flag_several check (cardinality(conventions) > 1)
);

-- The conventions as the count knows them: written when one is made or changed, and only then are its persons counted
-- again. A convention that was refused or has expired stays here, not alive, and counts nobody.
create table counting_scope (
    convention_number text not null,
    year integer not null,
    members text[] not null,
    valid_from date not null,
    valid_until date not null,
    overrun_policy text not null,
    dropout_policy text not null,
    alive boolean not null,
    constraint pk_counting_scope primary key (convention_number)
);
create index ix_counting_scope_members on counting_scope using gin (members);
