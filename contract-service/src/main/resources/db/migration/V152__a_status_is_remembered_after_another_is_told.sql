-- SAN-15, SAN-16: a sanction rests on the status of the day of the breach, not on one that was told later.
alter table contract add column earlier_statuses text not null default '[]';
comment on column contract.earlier_statuses is
    'Statuses that the person had before, each with the day on which another one was told.';
