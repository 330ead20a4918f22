-- Rows that only grow: revisions, the access log, decisions, ledger entries. The database itself refuses a change.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'table % only grows: % is refused', tg_table_name, tg_op using errcode = '23001';
end $$;

create table access_log (
    id                uuid        not null,
    at                timestamptz not null,
    client_id         text        not null,
    subject           text        not null,
    account           text        not null,
    roles             text        not null,
    enterprise_number text,
    operation         text        not null,
    object            text        not null,
    person_id         uuid,
    purpose           text        not null,
    trace_id          text        not null,
    constraint pk_access_log primary key (id)
);
create index ix_access_log_person on access_log (person_id, at);
comment on table access_log is 'Who read or wrote which person, when and why; kept at least ten years.';

create trigger access_log_only_grows before update or delete on access_log
    for each row execute function refuse_change();
create trigger access_log_is_not_emptied before truncate on access_log
    for each statement execute function refuse_change();
