create table commitment_outcome (
    contract_id   uuid        not null,
    step_id       text        not null,
    number        int         not null,
    step_owner    text        not null,
    objective_id  text        not null,
    due_on        date        not null,
    outcome       text        not null,
    happened_on   date        not null,
    recorded_at   timestamptz not null default clock_timestamp(),
    recorded_from text        not null,
    constraint pk_commitment_outcome primary key (contract_id, step_id, number),
    constraint fk_commitment_outcome_contract foreign key (contract_id) references contract,
    constraint ck_commitment_outcome_outcome check (outcome in ('KEPT', 'BREACHED')),
    constraint ck_commitment_outcome_owner check (step_owner in ('BENEFICIARY', 'CPAS', 'THIRD_PARTY'))
);
comment on table commitment_outcome is 'What came of each step, told again when it was wrong: the latest counts, the history stays.';
comment on column commitment_outcome.due_on is 'The day of the step as it stood when this was told.';

create trigger commitment_outcome_only_grows before update or delete on commitment_outcome
    for each row execute function refuse_change();
create trigger commitment_outcome_is_not_emptied before truncate on commitment_outcome
    for each statement execute function refuse_change();
