create table cadence_set_aside (
    contract_id uuid        not null,
    since       date        not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint pk_cadence_set_aside primary key (contract_id)
);
comment on table cadence_set_aside is 'The tick failed on these and went on with the others; one that it can judge again leaves.';
