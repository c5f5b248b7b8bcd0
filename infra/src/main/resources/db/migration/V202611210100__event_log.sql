-- The log: one row an event, in one total order. Payload and metadata are json, not jsonb, which keeps the bytes as they
-- were written.

create schema event_log;

create table event_log.event (
    position     bigint      not null,
    event_id     text        not null,
    stream       text        not null,
    sequence     bigint      not null,
    stream_type  text        not null,
    name         text        not null,
    revision     integer     not null,
    recorded_at  timestamptz not null,
    payload      json        not null,
    metadata     json        not null,
    constraint event_pk primary key (position),
    constraint event_id_unique unique (event_id),
    constraint event_stream_unique unique (stream, sequence)
);

comment on table event_log.event is 'Positions run from 1 without gaps, in the order of commits.';
