-- A file may hold pushes of several kinds.
alter table import_result add column kind text;
comment on column import_result.kind is 'What the line is about, as push receipts have it; absent where it is the kind of the file.';
