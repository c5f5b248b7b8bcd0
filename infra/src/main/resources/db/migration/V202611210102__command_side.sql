create schema command_side;

create table command_side.idempotency (
    key          text        not null,
    request      text        not null,
    resource     text        not null,
    position     bigint      not null,
    recorded_at  timestamptz not null default now(),
    constraint idempotency_pk primary key (key)
);

comment on table command_side.idempotency is 'What was answered to requests with an Idempotency-Key; key and request are keyed HMACs.';
