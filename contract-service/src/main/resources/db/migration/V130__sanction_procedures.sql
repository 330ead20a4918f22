create table sanction_procedure (
    procedure_id               uuid        not null,
    contract_id                uuid        not null,
    enterprise_number          text        not null,
    step_id                    text        not null,
    breached_on                date        not null,
    based_on_community_service boolean     not null,
    status                     text        not null,
    legal_basis                text,
    notice_sent_on             date,
    interview_requested_on     date,
    legitimate_reason_proved   boolean,
    legitimate_reason_on       date,
    advice_given_on            date,
    recommendation             text,
    hearing_requested_on       date,
    hearing_held_on            date,
    decided_on                 date,
    outcome                    text,
    repeated                   boolean,
    extent                     text,
    percentage                 int,
    suspended_from             date,
    suspended_until            date,
    reprieve                   text,
    executed_until             date,
    probation_until            date,
    notified_on                date,
    probation_breached_on      date,
    probation_revoked_on       date,
    execution_notified_on      date,
    executed_from              date,
    executed_to                date,
    appealed_on                date,
    withdrawn_on               date,
    opened_at                  timestamptz not null default clock_timestamp(),
    constraint pk_sanction_procedure primary key (procedure_id),
    constraint fk_sanction_procedure_contract foreign key (contract_id) references contract,
    constraint ck_sanction_status check (status in ('BREACH_RECORDED', 'NOTICE_SENT', 'ADVICE_GIVEN', 'NO_SANCTION',
        'DECIDED', 'REPRIEVED', 'EXECUTABLE', 'NOTIFIED', 'APPEALED', 'WITHDRAWN')),
    -- SAN-2, SAN-4, SAN-5, SAN-15: no suspension without its ground, a notice, an advice, and a hearing that was asked.
    constraint ck_sanction_is_grounded check (outcome is distinct from 'SUSPENSION' or legal_basis is not null),
    constraint ck_sanction_after_notice_and_advice check (outcome is distinct from 'SUSPENSION'
        or (notice_sent_on is not null and advice_given_on is not null
            and notice_sent_on <= decided_on and advice_given_on <= decided_on)),
    constraint ck_sanction_after_hearing check (outcome is distinct from 'SUSPENSION' or hearing_requested_on is null
        or (hearing_held_on is not null and hearing_held_on >= hearing_requested_on and hearing_held_on <= decided_on)),
    -- SAN-6, A-23: never against a legitimate reason, never on a community service.
    constraint ck_sanction_without_legitimate_reason check (outcome is distinct from 'SUSPENSION'
        or legitimate_reason_proved is not true),
    constraint ck_sanction_not_on_community_service check (outcome is distinct from 'SUSPENSION'
        or not based_on_community_service),
    constraint ck_sanction_decision check ((decided_on is null) = (outcome is null)),
    constraint ck_sanction_status_has_its_decision check (
        (status in ('BREACH_RECORDED', 'NOTICE_SENT', 'ADVICE_GIVEN') and outcome is null)
        or (status = 'NO_SANCTION' and outcome = 'NO_SANCTION')
        or (status in ('DECIDED', 'REPRIEVED', 'EXECUTABLE', 'NOTIFIED', 'APPEALED') and outcome = 'SUSPENSION')
        or (status = 'WITHDRAWN' and outcome is distinct from 'NO_SANCTION')),
    constraint ck_sanction_suspension check (case when outcome = 'SUSPENSION'
        then extent is not null and suspended_from is not null and suspended_until is not null and repeated is not null
             and suspended_until >= suspended_from
        else extent is null and suspended_from is null and suspended_until is null and repeated is null
             and reprieve is null end),
    constraint ck_sanction_percentage check (
        case when extent = 'PARTIAL' then percentage is not null and percentage between 1 and 99
             else percentage is null end),
    constraint ck_sanction_reprieve check (
        (reprieve is null) = (probation_until is null)
        and (reprieve is not distinct from 'PARTIAL') = (executed_until is not null)
        and (probation_until is null or probation_until > decided_on)
        and (executed_until is null or (executed_until >= suspended_from and executed_until < suspended_until))),
    -- SAN-11: nothing starts before the day after the notification.
    constraint ck_sanction_starts_after_notification check (notified_on is null
        or (outcome = 'SUSPENSION' and notified_on >= decided_on and suspended_from > notified_on)),
    constraint ck_sanction_notified check (status <> 'NOTIFIED' or notified_on is not null),
    constraint ck_sanction_probation check (
        (probation_breached_on is null or (reprieve is not null and notified_on is not null
            and probation_breached_on <= probation_until))
        and (probation_breached_on is null) = (probation_revoked_on is null)
        and (status <> 'EXECUTABLE' or probation_breached_on is not null)),
    constraint ck_sanction_execution check (
        (execution_notified_on is null) = (executed_from is null)
        and (execution_notified_on is null) = (executed_to is null)
        and (execution_notified_on is null or (probation_revoked_on is not null
            and executed_from > execution_notified_on and executed_to >= executed_from))),
    constraint ck_sanction_appeal check (appealed_on is null or (notified_on is not null and appealed_on >= notified_on)),
    constraint ck_sanction_withdrawal check ((status = 'WITHDRAWN') = (withdrawn_on is not null))
);
create unique index uq_sanction_procedure_open_step on sanction_procedure (contract_id, step_id)
    where status in ('BREACH_RECORDED', 'NOTICE_SENT', 'ADVICE_GIVEN');
create index ix_sanction_procedure_contract on sanction_procedure (contract_id, opened_at);
create index ix_sanction_procedure_cpas_decision on sanction_procedure (enterprise_number, decided_on)
    where outcome = 'SUSPENSION';
comment on table sanction_procedure is 'A breach and what came of it, as codes and dates: no motive, no text, no name.';
comment on column sanction_procedure.enterprise_number is 'The CPAS that decides; repetition counts its decisions only.';
comment on column sanction_procedure.repeated is 'Whether the ceiling of a repeat within a year was the one applied.';
comment on index uq_sanction_procedure_open_step is 'One open procedure for a contract and a step.';

-- What was recorded, in order; the row above is where it led to.
create table sanction_act (
    act_id       uuid        not null,
    procedure_id uuid        not null,
    act          text        not null,
    facts        text        not null,
    acted_on     date        not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null default clock_timestamp(),
    constraint pk_sanction_act primary key (act_id),
    constraint fk_sanction_act_procedure foreign key (procedure_id) references sanction_procedure
);
create index ix_sanction_act_procedure on sanction_act (procedure_id, act_id);
comment on column sanction_act.facts is 'The codes and dates that were sent.';
comment on column sanction_act.acted_on is 'Business date of the act.';
create trigger sanction_act_only_grows before update or delete on sanction_act
    for each row execute function refuse_change();
create trigger sanction_act_is_not_emptied before truncate on sanction_act
    for each statement execute function refuse_change();
