create table contract_transfer (
    transfer_id uuid not null,
    contract_id uuid not null,
    from_cpas   text not null,
    to_cpas     text not null,
    moved_on    date not null,
    offered_on  date not null,
    release_on  date not null,
    offered_by  text not null,
    constraint pk_contract_transfer primary key (transfer_id),
    constraint uq_contract_transfer_contract unique (contract_id),
    constraint fk_contract_transfer_contract foreign key (contract_id) references contract,
    constraint ck_contract_transfer_other_cpas check (from_cpas <> to_cpas),
    constraint ck_contract_transfer_days check (moved_on <= offered_on and release_on >= offered_on)
);
create index ix_contract_transfer_to on contract_transfer (to_cpas, offered_on);
comment on table contract_transfer is 'A contract was handed to the CPAS of the new commune: an offer, without content.';
comment on constraint uq_contract_transfer_contract on contract_transfer is 'A contract follows the person once; the new one can follow again.';

create table contract_transfer_event (
    transfer_id     uuid        not null,
    kind            text        not null,
    on_day          date        not null,
    through         text        not null,
    recorded_by     text        not null,
    new_contract_id uuid,
    decisions       text,
    recorded_at     timestamptz not null default clock_timestamp(),
    constraint pk_contract_transfer_event primary key (transfer_id, kind),
    constraint fk_contract_transfer_event_transfer foreign key (transfer_id) references contract_transfer,
    constraint fk_contract_transfer_event_new_contract foreign key (new_contract_id) references contract
        deferrable initially deferred,
    constraint ck_contract_transfer_event_kind check (kind in ('INFORMED', 'OBJECTED', 'DECIDED')),
    constraint ck_contract_transfer_event_through check (through in ('CPAS', 'PERSON')),
    constraint ck_contract_transfer_event_decision check ((kind = 'DECIDED') = (decisions is not null)),
    constraint ck_contract_transfer_event_new_contract check (kind = 'DECIDED' or new_contract_id is null)
);
create unique index uq_contract_transfer_event_outcome on contract_transfer_event (transfer_id)
    where kind in ('OBJECTED', 'DECIDED');
create unique index uq_contract_transfer_event_new_contract on contract_transfer_event (new_contract_id);
comment on column contract_transfer_event.decisions is 'Kept, adapted or closed, by the id of the step; the words are in the sealed revisions.';
comment on index uq_contract_transfer_event_outcome is 'Whoever objected is not decided about, and what was decided can no longer be objected to.';

create trigger contract_transfer_only_grows before update or delete on contract_transfer
    for each row execute function refuse_change();
create trigger contract_transfer_is_not_emptied before truncate on contract_transfer
    for each statement execute function refuse_change();
create trigger contract_transfer_event_only_grows before update or delete on contract_transfer_event
    for each row execute function refuse_change();
create trigger contract_transfer_event_is_not_emptied before truncate on contract_transfer_event
    for each statement execute function refuse_change();
