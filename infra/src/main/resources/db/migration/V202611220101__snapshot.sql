-- The newest snapshot of each stream that has one.

create table event_log.snapshot (
    stream       text        not null,
    sequence     bigint      not null,
    snapshot_id  text        not null,
    stream_type  text        not null,
    name         text        not null,
    revision     text,
    recorded_at  timestamptz not null,
    payload      json        not null,
    metadata     json        not null,
    constraint snapshot_pk primary key (stream)
);

comment on table event_log.snapshot is 'A saving of work, not a source: what it says is in the events up to its sequence.';
