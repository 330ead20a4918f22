-- Both reports of a convention as the lead sent them, with the figures of that moment.
create table convention_report (
    report_id          uuid        not null,
    convention_number  varchar(64) not null,
    sequence           integer     not null,
    activity           text        not null,
    financial          text        not null,
    figures            jsonb       not null,
    due_on             date        not null,
    reported_by        text        not null,
    reporter_name      text        not null,
    reported_on        date        not null,
    reported_at        timestamptz not null,
    constraint pk_convention_report primary key (report_id),
    constraint uq_convention_report_sequence unique (convention_number, sequence),
    constraint fk_convention_report_convention foreign key (convention_number) references convention (number),
    constraint ck_convention_report_sequence check (sequence >= 1)
);

create trigger convention_report_only_grows before update or delete on convention_report
    for each row execute function refuse_change();
create trigger convention_report_is_not_emptied before truncate on convention_report
    for each statement execute function refuse_change();

-- Who moved the due day of a report, from when to when and why.
create table report_extension (
    extension_id       uuid        not null,
    convention_number  varchar(64) not null,
    sequence           integer     not null,
    previous_due_on    date        not null,
    due_on             date        not null,
    reason             text        not null,
    extended_by        text        not null,
    extender_name      text        not null,
    extended_on        date        not null,
    extended_at        timestamptz not null,
    constraint pk_report_extension primary key (extension_id),
    constraint uq_report_extension_sequence unique (convention_number, sequence),
    constraint fk_report_extension_convention foreign key (convention_number) references convention (number),
    constraint ck_report_extension_later check (due_on > previous_due_on)
);

create trigger report_extension_only_grows before update or delete on report_extension
    for each row execute function refuse_change();
create trigger report_extension_is_not_emptied before truncate on report_extension
    for each statement execute function refuse_change();

-- The sample of a control is drawn once per report; with its seed anybody can draw it again.
create table control (
    control_id         uuid        not null,
    convention_number  varchar(64) not null,
    sequence           integer     not null,
    seed               bigint      not null,
    lines              integer     not null,
    sample_percent     integer     not null,
    sample_minimum     integer     not null,
    opened_by          text        not null,
    opened_on          date        not null,
    opened_at          timestamptz not null,
    constraint pk_control primary key (control_id),
    constraint uq_control_sequence unique (convention_number, sequence),
    constraint fk_control_report
        foreign key (convention_number, sequence) references convention_report (convention_number, sequence)
);
comment on column control.lines is 'How many costs there were to draw from.';

create table control_sample (
    control_id  uuid        not null,
    position    integer     not null,
    reference   varchar(64) not null,
    constraint pk_control_sample primary key (control_id, position),
    constraint uq_control_sample_reference unique (control_id, reference),
    constraint fk_control_sample_control foreign key (control_id) references control (control_id)
);

-- What a control found, what the CPAS answered and what the officer concluded: each once.
create table control_finding (
    finding_id         uuid        not null,
    convention_number  varchar(64) not null,
    cost_reference     varchar(64) not null,
    ground             text        not null,
    text               text        not null,
    answer_due_on      date        not null,
    found_by           text        not null,
    found_on           date        not null,
    found_at           timestamptz not null,
    constraint pk_control_finding primary key (finding_id),
    constraint fk_control_finding_cost
        foreign key (convention_number, cost_reference) references cost (convention_number, reference),
    constraint ck_control_finding_due check (answer_due_on >= found_on)
);
create index ix_control_finding_convention on control_finding (convention_number);

create table control_answer (
    finding_id   uuid        not null,
    agrees       boolean     not null,
    text         text        not null,
    answered_by  text        not null,
    answered_on  date        not null,
    answered_at  timestamptz not null,
    constraint pk_control_answer primary key (finding_id),
    constraint fk_control_answer_finding foreign key (finding_id) references control_finding (finding_id)
);

create table control_conclusion (
    finding_id    uuid        not null,
    upheld        boolean     not null,
    text          text        not null,
    concluded_by  text        not null,
    concluded_on  date        not null,
    concluded_at  timestamptz not null,
    constraint pk_control_conclusion primary key (finding_id),
    constraint fk_control_conclusion_finding foreign key (finding_id) references control_finding (finding_id)
);

-- The adversarial phase: no conclusion before the CPAS has answered or its term is over.
create function control_hears_the_cpas() returns trigger language plpgsql as $$
begin
    if not exists (select from control_answer a where a.finding_id = new.finding_id)
       and not exists (select from control_finding f
                        where f.finding_id = new.finding_id and f.answer_due_on < new.concluded_on) then
        raise exception 'the CPAS has not been heard on finding %', new.finding_id
            using errcode = '23514', constraint = 'ck_control_conclusion_heard';
    end if;
    return new;
end $$;
create trigger control_conclusion_hears_the_cpas before insert on control_conclusion
    for each row execute function control_hears_the_cpas();

do $$
declare
    name text;
begin
    foreach name in array array['control', 'control_sample', 'control_finding', 'control_answer', 'control_conclusion']
    loop
        execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
                       name || '_only_grows', name);
        execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
                       name || '_is_not_emptied', name);
    end loop;
end $$;

-- Numbers and choices that the law, or its reading, can move. A parameter without a row has its default.
create table law_parameter (
    name       text   not null,
    valid_from date   not null,
    value      text   not null,
    source     text   not null,
    version    bigint not null,
    constraint pk_law_parameter primary key (name, valid_from),
    constraint ck_law_parameter_version check (version >= 1)
);
create table law_parameter_revision (
    name       text        not null,
    valid_from date        not null,
    version    bigint      not null,
    value      text        not null,
    source     text        not null,
    changed_by text        not null,
    changed_at timestamptz not null default clock_timestamp(),
    constraint pk_law_parameter_revision primary key (name, valid_from, version)
);
create trigger law_parameter_revision_only_grows before update or delete on law_parameter_revision
    for each row execute function refuse_change();
create trigger law_parameter_revision_is_not_emptied before truncate on law_parameter_revision
    for each statement execute function refuse_change();
