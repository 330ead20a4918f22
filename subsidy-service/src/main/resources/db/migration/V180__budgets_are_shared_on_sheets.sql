-- A budget shared over the CPAS of a year (SUB-31, SUB-32): a sheet is made once and never changed.
create table allocation_sheet (
    id            uuid        not null,
    year          integer     not null,
    budget_cents  bigint      not null,
    content       jsonb       not null,
    made_by       text        not null,
    made_on       date        not null,
    made_at       timestamptz not null,
    constraint pk_allocation_sheet primary key (id),
    constraint fk_allocation_sheet_scheme foreign key (year) references subsidy_scheme (year),
    constraint ck_allocation_sheet_budget check (budget_cents > 0)
);

create table allocation_share (
    sheet_id           uuid   not null,
    enterprise_number  text   not null,
    amount_cents       bigint not null,
    constraint pk_allocation_share primary key (sheet_id, enterprise_number),
    constraint fk_allocation_share_sheet foreign key (sheet_id) references allocation_sheet (id),
    constraint ck_allocation_share_amount check (amount_cents >= 0)
);

-- Looked at when the transaction of the database ends: not a cent more or less than the budget.
create function allocation_is_exact() returns trigger language plpgsql as $$
declare
    sheet uuid := case when tg_table_name = 'allocation_sheet' then (to_jsonb(new) ->> 'id')::uuid
                       else (to_jsonb(new) ->> 'sheet_id')::uuid end;
begin
    if (select coalesce(sum(amount_cents), 0) from allocation_share where sheet_id = sheet)
            <> (select budget_cents from allocation_sheet where id = sheet) then
        raise exception 'the shares of sheet % are not its budget', sheet
            using errcode = '23514', constraint = 'ck_allocation_sheet_shared';
    end if;
    return null;
end $$;

create constraint trigger allocation_sheet_is_exact after insert on allocation_sheet
    deferrable initially deferred for each row execute function allocation_is_exact();
create constraint trigger allocation_share_is_exact after insert on allocation_share
    deferrable initially deferred for each row execute function allocation_is_exact();

create trigger allocation_sheet_only_grows before update or delete on allocation_sheet
    for each row execute function refuse_change();
create trigger allocation_sheet_is_not_emptied before truncate on allocation_sheet
    for each statement execute function refuse_change();
create trigger allocation_share_only_grows before update or delete on allocation_share
    for each row execute function refuse_change();
create trigger allocation_share_is_not_emptied before truncate on allocation_share
    for each statement execute function refuse_change();
