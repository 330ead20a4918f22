-- PRE-7: nobody had a text in hand before it was told here.
alter table contract add column text_told_on date;
comment on column contract.text_told_on is
    'Business date on which the text as it stands was told; absent for one of before this was kept.';
