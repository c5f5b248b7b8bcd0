-- Events that a projection could not take in one slot, and those that wait behind them. An event stays in the log alone:
-- here is only its place.

create table processing.dead_letter (
    projection  text        not null,
    slot        text        not null,
    sequence    text        not null,
    position    bigint      not null,
    event_id    text        not null,
    event       text        not null,
    cause       text,
    version     integer     not null,
    attempts    integer     not null,
    parked_at   timestamptz not null,
    tried_at    timestamptz,
    constraint dead_letter_pk primary key (projection, slot, position)
);

create index dead_letter_by_sequence on processing.dead_letter (projection, slot, sequence, position);

comment on column processing.dead_letter.sequence is 'What the event is in order with: an HCP, or else a stream.';
comment on column processing.dead_letter.cause is 'Why the event could not be taken; empty for one that waits behind another.';
comment on column processing.dead_letter.version is 'The version of the projection that met the event last.';

create table processing.stopped_projection (
    projection  text        not null,
    position    bigint      not null,
    event_id    text        not null,
    event       text        not null,
    cause       text        not null,
    since       timestamptz not null,
    constraint stopped_projection_pk primary key (projection)
);

comment on table processing.stopped_projection is 'Projections that meet more events that they cannot take than may be parked.';
