-- What this service says. Rows stay after they are sent, by month, so that any range can be sent again.
create sequence outbox_position;

create table outbox (
    created_at timestamptz not null default clock_timestamp(),
    lane       int         not null,
    xid        xid8        not null default pg_current_xact_id(),
    position   bigint      not null default nextval('outbox_position'),
    id         uuid        not null,
    topic      text        not null,
    key        text        not null,
    type       text        not null,
    version    bigint      not null,
    payload    text        not null,
    constraint pk_outbox primary key (created_at, lane, xid, position)
) partition by range (created_at);
create index ix_outbox_relay on outbox (lane, xid, position);
comment on column outbox.xid is 'Transaction that wrote the row: the relay reads only what no running transaction can precede.';

-- The relay makes each next month in time; a row of a month that was missed lands in the default partition.
create table outbox_default partition of outbox default;
do $$
declare first timestamptz := date_trunc('month', now() at time zone 'UTC') at time zone 'UTC';
begin
    execute format('create table %I partition of outbox for values from (%L) to (%L)',
        'outbox_' || to_char(first at time zone 'UTC', 'YYYY_MM'), first,
        (date_trunc('month', now() at time zone 'UTC') + interval '1 month') at time zone 'UTC');
end $$;

create table outbox_cursor (
    lane     int    not null,
    xid      xid8   not null,
    position bigint not null,
    constraint pk_outbox_cursor primary key (lane)
);
comment on table outbox_cursor is 'Up to where the broker has acknowledged, by lane.';
insert into outbox_cursor (lane, xid, position) select lane, '0'::xid8, 0 from generate_series(0, 3) as lane;

create trigger outbox_only_grows before update or delete on outbox
    for each row execute function refuse_change();

-- What this service has heard: an event takes effect once, however often it is delivered.
create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    consumed_at timestamptz not null default clock_timestamp(),
    constraint pk_inbox primary key (consumer, event_id)
);
