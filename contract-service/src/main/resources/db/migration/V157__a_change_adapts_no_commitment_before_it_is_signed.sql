-- SAN-7, LIF-2: what everybody signed last goes on binding while a change waits for its signatures.
alter table contract
    add column text_signed  boolean not null default false,
    add column signed_steps text    not null default '[]';
update contract set text_signed  = concluded_on is not null,
                    signed_steps = case when coalesce(first_concluded_on, concluded_on) is null then '[]' else steps end;
alter table contract
    add constraint ck_contract_signed_text_is_concluded check (not text_signed or concluded_on is not null);
comment on column contract.text_signed is 'Every party has signed the text as it stands; a contract can have ended without.';
comment on column contract.signed_steps is
    'Steps of the last text that every party signed; of a contract of before this was kept, those of its newest text.';
