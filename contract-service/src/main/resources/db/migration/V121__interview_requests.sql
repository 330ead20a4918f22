create table interview_request (
    interview_request_id uuid        not null,
    contract_id          uuid        not null,
    requested_on         date        not null,
    due_on               date        not null,
    recorded_at          timestamptz not null default clock_timestamp(),
    recorded_from        text        not null,
    constraint pk_interview_request primary key (interview_request_id),
    constraint fk_interview_request_contract foreign key (contract_id) references contract,
    constraint ck_interview_request_days check (due_on >= requested_on)
);
create index ix_interview_request_contract on interview_request (contract_id, requested_on);
comment on column interview_request.due_on is 'By the days that were law when the person asked; a later parameter does not move it.';

create table interview_act (
    interview_request_id uuid        not null,
    number               int         not null,
    kind                 text        not null,
    happened_on          date        not null,
    interview_on         date        not null,
    recorded_at          timestamptz not null default clock_timestamp(),
    recorded_from        text        not null,
    constraint pk_interview_act primary key (interview_request_id, number),
    constraint fk_interview_act_request foreign key (interview_request_id) references interview_request,
    constraint ck_interview_act_kind check (kind in ('OFFERED', 'HELD')),
    constraint ck_interview_act_days check (interview_on >= happened_on)
);
create unique index uq_interview_act_held on interview_act (interview_request_id) where kind = 'HELD';
comment on table interview_act is 'Offers of an interview and the interview itself; an offer that came late stays late.';

create trigger interview_request_only_grows before update or delete on interview_request
    for each row execute function refuse_change();
create trigger interview_request_is_not_emptied before truncate on interview_request
    for each statement execute function refuse_change();
create trigger interview_act_only_grows before update or delete on interview_act
    for each row execute function refuse_change();
create trigger interview_act_is_not_emptied before truncate on interview_act
    for each statement execute function refuse_change();
