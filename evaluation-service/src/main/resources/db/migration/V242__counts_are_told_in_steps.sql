-- The records that the newest edition of a year counts. A later edition takes over those of each count that moved far
-- enough; the others stay as they were told, in every sum.
create table told_record (
    year      int  not null,
    kind      text not null,
    cpas      text not null,
    category  text not null,
    person_id uuid not null,
    days      int  not null
);
create index ix_told_record_count on told_record (year, kind, cpas, category);
comment on table told_record is 'What stands behind published_figure, hidden counts too: no caller reads it, and it holds no more than the records themselves.';
comment on column told_record.days is 'How long it took, for figures that tell lengths; 0 for others.';
