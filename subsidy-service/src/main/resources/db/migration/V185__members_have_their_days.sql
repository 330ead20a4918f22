-- A member of a cluster can join or leave it during the convention (A-26): each has its days, of most the whole period.
alter table convention_member
    add column member_from date,
    add column member_until date;
update convention_member m set member_from = c.period_from, member_until = c.period_until
  from convention c where c.number = m.convention_number;
alter table convention_member
    alter column member_from set not null,
    alter column member_until set not null,
    add constraint ck_convention_member_days check (member_until >= member_from);

-- The lead is there on every day, and nobody longer than the convention runs. Looked at when the transaction ends, since
-- a revision changes both.
create function members_have_days_of_the_convention() returns trigger language plpgsql as $$
begin
    if exists (
            select from convention c join convention_member m on m.convention_number = c.number
             where c.number = new.convention_number
               and (m.member_from < c.period_from or m.member_until > c.period_until
                    or (m.enterprise_number = c.lead_cpas
                        and (m.member_from > c.period_from or m.member_until < c.period_until)))) then
        raise exception 'a member of convention % has other days than the convention', new.convention_number
            using errcode = '23514', constraint = 'ck_convention_member_within';
    end if;
    return null;
end $$;
create constraint trigger members_have_days_of_the_convention after insert or update on convention_member
    deferrable initially deferred for each row execute function members_have_days_of_the_convention();

-- The members of which only some days count, with these days; the others count on every day of the convention.
alter table counting_scope
    add column part_members text[] not null default '{}',
    add column part_from date[] not null default '{}',
    add column part_until date[] not null default '{}',
    add constraint ck_counting_scope_part_members check (
        cardinality(part_members) = cardinality(part_from) and cardinality(part_members) = cardinality(part_until));
