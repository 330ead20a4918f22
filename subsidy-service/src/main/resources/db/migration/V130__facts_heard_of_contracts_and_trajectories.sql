-- What subsidy-service has heard of contracts and trajectories: the newest version of each wins, so that a fact that
-- comes twice, late or in disorder leaves the same row. No name and no social security number comes this far.
create table contract_fact (
    contract_id uuid not null,
    person_id uuid not null,
    enterprise_number text not null,
    reference text not null,
    revision integer not null,
    version bigint not null,
    type text not null,
    status text not null,
    beneficiary_status text not null,
    full_time_student boolean not null,
    valid_from date not null,
    valid_until date not null,
    concluded_on date,
    ended_on date,
    ending_reason text,
    regime text,
    constraint pk_contract_fact primary key (contract_id)
);
create index ix_contract_fact_person on contract_fact (person_id);
create index ix_contract_fact_reference on contract_fact (enterprise_number, reference);
comment on column contract_fact.concluded_on is 'day of the last required signature; null until every required party has signed';

create table trajectory_fact (
    trajectory_id uuid not null,
    enterprise_number text not null,
    contract_reference text not null,
    reference text not null,
    revision integer not null,
    version bigint not null,
    started_on date not null,
    planned_until date not null,
    activity_kinds text[] not null,
    ended_on date,
    outcome text,
    dropout_reason text,
    dropout_explained boolean,
    constraint pk_trajectory_fact primary key (trajectory_id),
    constraint ck_trajectory_fact_dropout check ((dropout_reason is null) = (dropout_explained is null)),
    constraint ck_trajectory_fact_end check (outcome is null or dropout_reason is null)
);
create index ix_trajectory_fact_contract on trajectory_fact (enterprise_number, contract_reference);
comment on table trajectory_fact is 'a trajectory belongs to the contract of its CPAS and reference, and to the person of that contract';

create table person_alias (
    from_person uuid not null,
    into_person uuid not null,
    version bigint not null,
    constraint pk_person_alias primary key (from_person),
    constraint ck_person_alias_other check (from_person <> into_person)
);
create index ix_person_alias_into on person_alias (into_person);
comment on table person_alias is 'two persons who turned out to be one (a temporary number replaced by a register number)';

-- The person that a person id stands for today. UNION, not UNION ALL: two merges that point at each other must not turn
-- round for ever; the smallest id of such a ring stands for all of it.
create function person_behind(person uuid) returns uuid language sql stable as $$
    with recursive chain (id) as (
        select person
        union
        select alias.into_person from chain join person_alias alias on alias.from_person = chain.id
    )
    select coalesce(
        (select id from chain where not exists (select 1 from person_alias where from_person = chain.id) limit 1),
        (select min(id::text)::uuid from chain));
$$;

-- Every person id that stands for this person, itself included.
create function ids_of_person(person uuid) returns setof uuid language sql stable as $$
    with recursive ids (id) as (
        select person
        union
        select alias.from_person from ids join person_alias alias on alias.into_person = ids.id
    )
    select id from ids;
$$;
