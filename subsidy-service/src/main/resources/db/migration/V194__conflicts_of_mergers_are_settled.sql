-- A-26: mergers can put two conventions of a year under one CPAS. Both go on until a human has looked; what the SPP IS
-- decided is for good, and for exactly these conventions: another merger opens the question again.
create table merger_conflict_settlement (
    conflict_id        uuid        not null,
    enterprise_number  text        not null,
    year               integer     not null,
    conventions        text[]      not null,
    motive             text        not null,
    settled_by         text        not null,
    settled_by_name    text        not null,
    settled_on         date        not null,
    settled_at         timestamptz not null,
    constraint pk_merger_conflict_settlement primary key (conflict_id),
    constraint ck_merger_conflict_settlement_motive check (motive ~ '\S'),
    constraint ck_merger_conflict_settlement_several check (cardinality(conventions) > 1)
);
comment on column merger_conflict_settlement.conflict_id is 'derived from the CPAS, the year and the conventions';

create trigger merger_conflict_settlement_only_grows before update or delete on merger_conflict_settlement
    for each row execute function refuse_change();
create trigger merger_conflict_settlement_is_not_emptied before truncate on merger_conflict_settlement
    for each statement execute function refuse_change();
