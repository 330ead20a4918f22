-- A settlement is proposed on the report that was sent last: once the SPP IS has returned it, and another one is sent,
-- nobody approves what was proposed on the first.
alter table settlement
    add column report_sequence integer,
    add constraint fk_settlement_report foreign key (convention_number, report_sequence)
        references convention_report (convention_number, sequence);

alter table settlement disable trigger settlement_only_grows;
update settlement s
   set report_sequence = (select max(r.sequence) from convention_report r
                           where r.convention_number = s.convention_number and r.reported_at <= s.proposed_at);
alter table settlement enable trigger settlement_only_grows;
