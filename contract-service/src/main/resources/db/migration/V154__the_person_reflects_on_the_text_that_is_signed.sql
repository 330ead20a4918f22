-- PRE-7: a text that changes after it was handed over begins the reflection anew.
alter table contract
    add column text_in_hand_since date,
    add column hand_over_told_on  date;
update contract set text_in_hand_since = handed_over_on;
comment on column contract.text_in_hand_since is
    'First day on which the person can have had the text as it stands; absent before it is handed over.';
comment on column contract.hand_over_told_on is
    'Business date on which a hand-over was told first; absent before, and for a contract of before this was kept.';
