-- A missed period is one by its contract and its name. Its id follows from the CPAS, the reference and the period, and is
-- looked for by nobody: an index of it costs the tick a tenth of its time.
alter table evaluation_missed
    drop constraint pk_evaluation_missed,
    drop constraint uq_evaluation_missed_once,
    add constraint uq_evaluation_missed_once primary key (contract_id, period);
comment on constraint uq_evaluation_missed_once on evaluation_missed is 'A period of a contract is missed once, however often and by whom it is looked at.';
