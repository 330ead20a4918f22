-- The cadence of evaluations is looked at day by day (LIF-5 to LIF-7): what became due soon, what was missed.
alter table known_contract
    add column look_again_on date,
    add column changed       boolean not null default false;
comment on column known_contract.look_again_on is 'The first day on which time alone can make an evaluation due soon or missed; absent when it cannot any more.';
comment on column known_contract.changed is 'The contract or its evaluations changed since what was missed was last compared with them.';
create index ix_known_contract_look_again on known_contract (look_again_on, contract_id) where look_again_on is not null;
create index ix_known_contract_changed on known_contract (contract_id) where changed;

create table cadence_tick (
    day         date        not null,
    seen_at     timestamptz not null default clock_timestamp(),
    started_at  timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    contracts   int         not null default 0,
    judged      int         not null default 0,
    warned      int         not null default 0,
    missed      int         not null default 0,
    resolved    int         not null default 0,
    constraint pk_cadence_tick primary key (day)
);
create index ix_cadence_tick_seen on cadence_tick (seen_at desc);
comment on column cadence_tick.seen_at is 'When it last became this business day: a demo moves it both ways.';

create table cadence_law (
    one           boolean not null default true,
    law_revisions bigint  not null,
    constraint pk_cadence_law primary key (one),
    constraint ck_cadence_law_one check (one)
);
comment on table cadence_law is 'How many changes of the law parameters the contracts were judged by: after a new one all are judged again.';
insert into cadence_law (law_revisions) values (0);

create table evaluation_warning (
    contract_id  uuid        not null,
    due_on       date        not null,
    announced_on date        not null,
    recorded_at  timestamptz not null default clock_timestamp(),
    constraint pk_evaluation_warning primary key (contract_id, due_on)
);
comment on column evaluation_warning.announced_on is 'The first business day on which it was told that an evaluation is due.';
create trigger evaluation_warning_only_grows before update or delete on evaluation_warning
    for each row execute function refuse_change();
create trigger evaluation_warning_is_not_emptied before truncate on evaluation_warning
    for each statement execute function refuse_change();

create table evaluation_missed (
    id                 uuid        not null,
    contract_id        uuid        not null,
    enterprise_number  text        not null,
    contract_reference text        not null,
    person_id          uuid        not null,
    period             text        not null,
    regime             text        not null,
    contract_year      int         not null,
    due_on             date        not null,
    missing            int         not null,
    missing_in_person  int         not null,
    status             text        not null,
    version            bigint      not null,
    recorded_at        timestamptz not null default clock_timestamp(),
    changed_at         timestamptz not null default clock_timestamp(),
    constraint pk_evaluation_missed primary key (id),
    constraint uq_evaluation_missed_once unique (contract_id, period),
    constraint ck_evaluation_missed_regime check (regime in ('EVERY_QUARTER', 'QUOTA_A_YEAR')),
    constraint ck_evaluation_missed_status check (
        case status when 'MISSED' then missing + missing_in_person > 0
                    when 'RESOLVED' then missing = 0 and missing_in_person = 0
                    else false end),
    constraint ck_evaluation_missed_numbers
        check (contract_year >= 1 and version >= 1 and missing >= 0 and missing_in_person >= 0)
);
create index ix_evaluation_missed_cpas on evaluation_missed (enterprise_number, due_on) where status = 'MISSED';
comment on constraint uq_evaluation_missed_once on evaluation_missed is 'A period of a contract is missed once, however often and by whom it is looked at.';
comment on column evaluation_missed.status is 'RESOLVED when what was held in time is known by now, or is not asked any more; never deleted.';
create trigger evaluation_missed_stays before delete on evaluation_missed
    for each row execute function refuse_change();
create trigger evaluation_missed_is_not_emptied before truncate on evaluation_missed
    for each statement execute function refuse_change();

-- Whatever writes contracts and evaluations, one by one or by the file, the contract is looked at again: at once for
-- what was missed before, on the next day for what is new, so that a CPAS which sends a contract and then its
-- evaluations is not told in between that they are missing.
create function day_after_the_last_tick() returns date language sql stable as $$
    select coalesce((select day + 1 from cadence_tick order by seen_at desc limit 1), date '2002-10-01')
$$;

create function look_at_new_contract() returns trigger language plpgsql as $$
begin
    new.look_again_on := day_after_the_last_tick();
    return new;
end $$;
create trigger known_contract_is_new before insert on known_contract
    for each row when (new.concluded_on is not null) execute function look_at_new_contract();

create function look_at_changed_contract() returns trigger language plpgsql as $$
begin
    new.changed := true;
    new.look_again_on := least(new.look_again_on, day_after_the_last_tick());
    return new;
end $$;
create trigger known_contract_has_changed before update on known_contract
    for each row when ((old.person_id, old.concluded_on, old.valid_until, old.ended_on)
                       is distinct from (new.person_id, new.concluded_on, new.valid_until, new.ended_on))
    execute function look_at_changed_contract();

create function look_at_evaluated_contracts() returns trigger language plpgsql as $$
begin
    update known_contract
       set changed = true, look_again_on = least(look_again_on, day_after_the_last_tick())
     where contract_id in (select contract_id from evaluations) and concluded_on is not null;
    return null;
end $$;
create trigger evaluation_is_new after insert on evaluation referencing new table as evaluations
    for each statement execute function look_at_evaluated_contracts();
create trigger evaluation_has_changed after update on evaluation referencing new table as evaluations
    for each statement execute function look_at_evaluated_contracts();

update known_contract set look_again_on = day_after_the_last_tick() where concluded_on is not null;
