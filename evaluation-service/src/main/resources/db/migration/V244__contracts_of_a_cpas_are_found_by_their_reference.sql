-- Whoever asks for contracts by the day of their conclusion asks for all of a CPAS, which the index of its references
-- gives; the tick and every event of a contract write one index less.
drop index ix_known_contract_cpas_concluded;
