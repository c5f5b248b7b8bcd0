-- What leaves for the event streams. PostgreSQL's write-ahead log is the queue: whoever writes a row deletes it in the same
-- transaction, and logical decoding sees that it was inserted.

create schema streams;

create table streams.outbox (
    message_id      text not null,
    topic           text not null,
    message_key     text,
    payload         text,
    ce_specversion  text not null default '1.0',
    ce_type         text not null,
    ce_source       text not null,
    ce_subject      text,
    ce_time         text not null,
    ce_recordedat   text not null,
    ce_dataschema   text,
    ce_position     text not null,
    content_type    text not null default 'application/json',
    constraint outbox_pk primary key (message_id),
    constraint outbox_position_is_a_number check (ce_position ~ '^[0-9]{1,18}$')
);

-- It is empty but for transactions that are under way.
alter table streams.outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

comment on table streams.outbox is 'Messages, each for as long as the transaction that writes it. All text, so that no converter between here and a topic alters anything.';
comment on column streams.outbox.message_id is 'The id of the CloudEvent; by it, consumers know what they have already.';
comment on column streams.outbox.topic is 'Where it is delivered.';
comment on column streams.outbox.message_key is 'What it is in order with, and on compacted topics replaces.';
comment on column streams.outbox.payload is 'The bytes of the message in UTF-8; null for a tombstone.';
comment on column streams.outbox.ce_specversion is 'Of CloudEvents.';
comment on column streams.outbox.ce_position is 'The position in the log of what it is about, in decimal digits.';
comment on column streams.outbox.content_type is 'Of the payload; the header content-type.';

create table streams.relay (
    only_row   boolean not null default true,
    confirmed  bigint  not null default 0,
    open       boolean not null default false,
    slot       integer not null default 0,
    constraint relay_pk primary key (only_row),
    constraint relay_has_one_row check (only_row)
);

insert into streams.relay default values;

comment on table streams.relay is 'How far messages were delivered, in one row.';
comment on column streams.relay.confirmed is 'The highest position of which brokers have acknowledged a message. Of lower positions they have acknowledged all, of this one perhaps not yet.';
comment on column streams.relay.open is 'Whether there is a replication slot that sees what is inserted, and what a slot before it did not deliver is being published again.';
comment on column streams.relay.slot is 'How many replication slots there have been.';

-- A row that no slot sees would be lost, and one that is seen before older ones are published again would be out of order.
-- Who closes the outbox holds the same lock alone, and so waits for transactions that have written already.
create function streams.require_slot() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(x'6f757462'::int, 1);
    if not (select open from streams.relay) then
        raise exception 'no replication slot delivers what is written to the outbox'
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    return null;
end
$$;

comment on function streams.require_slot() is 'Refuses messages as long as nobody would deliver them. The lock''s letters are "outb".';

create trigger outbox_requires_slot before insert on streams.outbox
    for each statement execute function streams.require_slot();
