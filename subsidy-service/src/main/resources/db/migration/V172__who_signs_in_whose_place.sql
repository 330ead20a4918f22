-- Who may sign in the place of a president, a secretary or the minister, from when until when (SUB-10).
create table signing_mandate (
    reference          varchar(64) not null,
    function           text        not null,
    signing_right      text        not null,
    cpas               text,
    account            text        not null,
    valid_from         date        not null,
    valid_until        date        not null,
    ground             text        not null,
    granted_by         text        not null,
    granted_by_name    text        not null,
    granted_on         date        not null,
    granted_at         timestamptz not null,
    constraint pk_signing_mandate primary key (reference),
    constraint ck_signing_mandate_function check (function in ('PRESIDENT', 'SECRETARY', 'MINISTER')),
    constraint ck_signing_mandate_right check (signing_right = 'SUBSTITUTE'
        or (signing_right = 'DIRECTOR_GENERAL' and function = 'SECRETARY')),
    constraint ck_signing_mandate_cpas check ((function = 'MINISTER') = (cpas is null)),
    constraint ck_signing_mandate_period check (valid_from <= valid_until),
    constraint ck_signing_mandate_not_to_oneself check (account <> granted_by_name)
);

-- A mandate that ends earlier than it was given for.
create table signing_mandate_end (
    mandate      varchar(64) not null,
    last_day     date        not null,
    ground       text        not null,
    ended_by     text        not null,
    ended_on     date        not null,
    ended_at     timestamptz not null,
    constraint pk_signing_mandate_end primary key (mandate),
    constraint fk_signing_mandate_end_mandate foreign key (mandate) references signing_mandate (reference)
);

create view signing_mandate_in_force as
    select m.reference, m.function, m.signing_right, m.cpas, m.account, m.valid_from,
           least(m.valid_until, e.last_day) as valid_until
      from signing_mandate m left join signing_mandate_end e on e.mandate = m.reference;

-- Nobody stands for both sides of a CPAS on the same day.
create function mandate_is_for_one_side() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('signing_mandate'));
    if exists (
            select from signing_mandate_in_force o
             where o.account = new.account and o.cpas is not distinct from new.cpas and o.function <> new.function
               and o.valid_from <= new.valid_until and new.valid_from <= o.valid_until) then
        raise exception 'account of mandate % stands for the other side already', new.reference
            using errcode = '23514', constraint = 'ck_signing_mandate_one_side';
    end if;
    return new;
end $$;
create trigger signing_mandate_is_for_one_side before insert on signing_mandate
    for each row execute function mandate_is_for_one_side();

create trigger signing_mandate_only_grows before update or delete on signing_mandate
    for each row execute function refuse_change();
create trigger signing_mandate_is_not_emptied before truncate on signing_mandate
    for each statement execute function refuse_change();
create trigger signing_mandate_end_only_grows before update or delete on signing_mandate_end
    for each row execute function refuse_change();
create trigger signing_mandate_end_is_not_emptied before truncate on signing_mandate_end
    for each statement execute function refuse_change();

-- The evidence names by which right it was signed, and the mandate was good that day.
alter table convention_signed_document
    add column signing_right text not null default 'OWN',
    add column mandate varchar(64),
    add constraint fk_convention_signed_document_mandate foreign key (mandate) references signing_mandate (reference),
    add constraint ck_convention_signed_document_right check (
        signing_right in ('OWN', 'SUBSTITUTE', 'DIRECTOR_GENERAL') and (signing_right = 'OWN') = (mandate is null));

create function signed_by_mandate() returns trigger language plpgsql as $$
begin
    if new.mandate is not null and not exists (
            select from signing_mandate_in_force m
             where m.reference = new.mandate and m.account = new.signatory_name
               and m.signing_right = new.signing_right and m.function || '_SIGNATURE' = new.act
               and new.signed_on between m.valid_from and m.valid_until) then
        raise exception 'mandate % does not cover this signature', new.mandate
            using errcode = '23514', constraint = 'ck_convention_signed_document_mandate';
    end if;
    return new;
end $$;
create trigger convention_signed_document_by_mandate before insert on convention_signed_document
    for each row execute function signed_by_mandate();
