-- SAN-5, SAN-6, SAN-10: what the person says to a broken probation, apart from what was said to the first breach.
alter table sanction_procedure
    add column probation_reason_proved      boolean,
    add column probation_reason_on          date,
    add column probation_hearing_requested_on date,
    add column probation_hearing_held_on    date,
    add constraint ck_sanction_probation_reaction check (
        (probation_reason_proved is null) = (probation_reason_on is null)
        and ((probation_reason_on is null and probation_hearing_requested_on is null
              and probation_hearing_held_on is null)
             or (reprieve is not null and notified_on is not null))),
    -- Nothing that was postponed is executed against a legitimate reason or before the hearing that was asked.
    add constraint ck_sanction_execution_is_free check (execution_notified_on is null
        or ((probation_reason_proved is not true or probation_breached_on > probation_reason_on)
            and (probation_hearing_requested_on is null
                 or (probation_hearing_held_on is not null
                     and probation_hearing_held_on >= probation_hearing_requested_on
                     and probation_hearing_held_on <= execution_notified_on))));
comment on column sanction_procedure.probation_reason_on is
    'When it was judged: a reason that is proved covers what was broken until that day.';
