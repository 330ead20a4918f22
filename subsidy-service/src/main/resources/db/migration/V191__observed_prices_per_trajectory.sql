-- SUB-24: the prices per trajectory that the SPP IS observed. No norm: what lies outside is shown, nothing is refused.
-- A row stands from its year on, until a later one.
create table price_observation (
    from_year integer not null,
    lowest_cents bigint not null,
    highest_cents bigint not null,
    source text not null,
    constraint pk_price_observation primary key (from_year),
    constraint ck_price_observation_amounts check (lowest_cents >= 0 and highest_cents >= lowest_cents)
);
comment on column price_observation.lowest_cents is 'euro cents; a lower price is shown as low';
comment on column price_observation.highest_cents is 'euro cents; a higher price is shown as high';

insert into price_observation (from_year, lowest_cents, highest_cents, source) values (2014, 100000, 300000, 'S4:56');
