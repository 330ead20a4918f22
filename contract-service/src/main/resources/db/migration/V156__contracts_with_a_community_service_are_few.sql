create index ix_contract_community_service on contract (enterprise_number) where community_service;
comment on index ix_contract_community_service is
    'Finds the few contracts to revise (COM-6) without reading every contract of the CPAS.';
