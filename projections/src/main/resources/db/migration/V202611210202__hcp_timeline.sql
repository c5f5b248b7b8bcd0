create table read_model.hcp_timeline (
    hcp_id       text        not null,
    position     bigint      not null,
    event_id     text        not null,
    event        text        not null,
    feature      text        not null,
    occurred_at  timestamptz not null,
    recorded_at  timestamptz not null,
    simulated    boolean     not null,
    channel      text,
    actor        text,
    content_id   text,
    session_id   text,
    details      jsonb       not null,
    protected_details jsonb  not null,
    constraint hcp_timeline_pk primary key (hcp_id, position)
);

create index hcp_timeline_by_time on read_model.hcp_timeline (hcp_id, occurred_at desc, position desc);

comment on column read_model.hcp_timeline.protected_details is 'Free text and other personal fields, as ciphertext.';
