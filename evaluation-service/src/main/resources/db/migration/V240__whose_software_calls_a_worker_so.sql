-- Two CPAS that merged may each have called somebody w-1.
alter table evaluation add column worker_of text;
comment on column evaluation.worker_of is
    'The number of the CPAS whose software calls its worker so, as the revision was sent; of older rows enterprise_number.';
