alter table contract
    add column person_since integer not null default 1,
    add constraint ck_contract_person_since check (person_since between 1 and revision);
comment on column contract.person_since is 'First revision that is of this person. No signature and no code of an earlier one is for it.';

alter table contract_revision
    add column person_since integer not null default 1,
    add constraint ck_contract_revision_person_since check (person_since between 1 and revision);
comment on column contract_revision.person_since is 'First revision that was of the person that this one is of.';
