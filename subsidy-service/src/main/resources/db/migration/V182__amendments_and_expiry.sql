-- Who amends, gives an amendment up or lets a convention expire says why (A-28, rules.md 2.3).
alter table convention_act
    add constraint ck_convention_act_motive
        check (act not in ('AMENDMENT', 'AMENDMENT_WITHDRAWAL', 'AMENDMENT_REFUSAL', 'EXPIRY') or comment is not null);

-- What was signed in a round is a revision that is kept, so that an amendment that is given up leaves it.
alter table convention_advance_prepared
    add constraint fk_convention_advance_revision
        foreign key (convention_number, revision) references convention_revision (convention_number, revision);
