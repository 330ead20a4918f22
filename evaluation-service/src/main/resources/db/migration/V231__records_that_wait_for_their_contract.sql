-- Records whose contract has not arrived: after a day they are listed to their sender.
create table waiting_record (
    enterprise_number  text        not null,
    kind               text        not null,
    contract_reference text        not null,
    reference          text        not null,
    since              timestamptz not null,
    constraint pk_waiting_record primary key (enterprise_number, contract_reference, kind, reference),
    constraint ck_waiting_record_kind check (kind in ('evaluation', 'measurement', 'trajectory'))
);
create index ix_waiting_record_since on waiting_record (enterprise_number, since);
comment on table waiting_record is 'Written with the first revision of a record that came before its contract, gone when the contract comes.';
comment on column waiting_record.since is 'By the business date.';

insert into waiting_record (enterprise_number, kind, contract_reference, reference, since)
select p.enterprise_number, p.kind, split_part(p.reference, '/', 1), split_part(p.reference, '/', 2),
       min(p.accepted_at)
  from push_receipt p
 where p.kind in ('evaluation', 'measurement', 'trajectory') and p.answer::json->>'status' = 'awaitingContract'
   and not exists (select 1 from known_contract c
                    where c.enterprise_number = p.enterprise_number
                      and c.reference = split_part(p.reference, '/', 1))
 group by 1, 2, 3, 4;
