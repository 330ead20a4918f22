create table obligation_assessment (
    assessment_id         uuid        not null,
    number                bigint      generated always as identity,
    enterprise_number     text        not null,
    person_id             uuid        not null,
    decided_on            date        not null,
    granted_from          date        not null,
    last_income_day       date,
    last_supported_job_day  date,
    working_with_top_up   boolean     not null,
    obligation            text        not null,
    reason                text        not null,
    new_beneficiary       boolean     not null,
    due_on                date,
    federal_code          int,
    exemption_ground      text,
    exemption_decided_on  date,
    exemption_review_on   date,
    recorded_at           timestamptz not null default clock_timestamp(),
    recorded_from         text        not null,
    constraint pk_obligation_assessment primary key (assessment_id),
    constraint uq_obligation_assessment_number unique (number),
    constraint fk_obligation_assessment_person foreign key (person_id) references person,
    constraint ck_obligation_assessment_due check ((obligation = 'COMPULSORY') = (due_on is not null)),
    constraint ck_obligation_assessment_code check (federal_code is null or obligation = 'EXEMPT'),
    constraint ck_obligation_assessment_exemption check (
        (exemption_ground is null) = (exemption_decided_on is null)
        and (exemption_ground is null) = (exemption_review_on is null)),
    constraint ck_obligation_assessment_ground check (exemption_ground in ('HEALTH', 'EQUITY', 'WORKING'))
);
comment on table obligation_assessment is
    'Who must have a PIIS and by when, as codes and dates; the newest of a person at a CPAS counts. Never a diagnosis.';
create index ix_obligation_assessment_cpas on obligation_assessment (enterprise_number, number);

create trigger obligation_assessment_only_grows before update or delete on obligation_assessment
    for each row execute function refuse_change();
create trigger obligation_assessment_is_not_emptied before truncate on obligation_assessment
    for each statement execute function refuse_change();

-- Rows that only grow keep the person they were written for; a merge is followed when they are read, and undone with it.
create function person_now(asked uuid) returns uuid language sql stable as $$
    with recursive chain as (
        select person_id, merged_into, 0 as steps from person where person_id = asked
        union all
        select p.person_id, p.merged_into, chain.steps + 1
          from chain join person p on p.person_id = chain.merged_into
         where chain.steps < 50
    )
    select person_id from chain order by steps desc limit 1
$$;
