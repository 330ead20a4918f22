alter table act_receipt add column status int not null default 200;
