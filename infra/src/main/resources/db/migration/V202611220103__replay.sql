-- Replays of projections: what was asked for, how far it is, and what it came to.

create table processing.replay (
    replay_id      bigint      generated always as identity,
    projections    text[]      not null,
    slots          text[]      not null,
    past           boolean     not null,
    goal           bigint      not null,
    known_at       timestamptz,
    compare        boolean     not null,
    stage          text        not null,
    wish           text        not null,
    position       bigint      not null default 0,
    written        bigint      not null default 0,
    busy_millis    bigint      not null default 0,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    ended_at       timestamptz,
    run_by         text,
    error          text,
    error_position bigint,
    error_event    text,
    comparison     json,
    constraint replay_pk primary key (replay_id)
);

comment on column processing.replay.slots is 'Where each of the projections is written, in their order.';
comment on column processing.replay.past is 'Whether it stops at a moment of the past, in a schema of its own.';
comment on column processing.replay.goal is 'The log position that it goes to; it rises while the log grows, but for the past.';
comment on column processing.replay.wish is 'What whoever runs it is to do: run, pause or cancel.';
comment on column processing.replay.written is 'Positions that were passed in busy_millis, from which the rate comes.';

-- What was set off by events. An event at or before the position sets off nothing again, whoever reads it again.

create table processing.reaction (
    name      text   not null,
    position  bigint not null,
    constraint reaction_pk primary key (name)
);
