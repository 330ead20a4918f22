-- A-09: who counts under two conventions of one year stays counted in each, until a human has looked. What the SPP IS
-- decided is for good, and for exactly these conventions: a later fact that changes them opens the question again.
create table cross_convention_settlement (
    settlement_id uuid not null,
    person_id uuid not null,
    year integer not null,
    conventions text[] not null,
    motive text not null,
    settled_by text not null,
    settled_by_name text not null,
    settled_on date not null,
    settled_at timestamp with time zone not null,
    constraint pk_cross_convention_settlement primary key (settlement_id),
    constraint uq_cross_convention_settlement_finding unique (person_id, year, conventions),
    constraint ck_cross_convention_settlement_motive check (motive ~ '\S'),
    constraint ck_cross_convention_settlement_several check (cardinality(conventions) > 1)
);

create trigger cross_convention_settlement_only_grows before update or delete on cross_convention_settlement
    for each row execute function refuse_change();
create trigger cross_convention_settlement_is_not_emptied before truncate on cross_convention_settlement
    for each statement execute function refuse_change();

create index ix_cross_convention_flag_conventions on cross_convention_flag using gin (conventions);
comment on index ix_cross_convention_flag_conventions is 'the findings of one convention';
