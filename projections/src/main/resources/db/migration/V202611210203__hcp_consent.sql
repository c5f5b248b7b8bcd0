-- Every decision ever taken; which of them is in force is the policy's to say, at any two times.

create table read_model.hcp_consent (
    hcp_id       text        not null,
    position     bigint      not null,
    record_id    text        not null,
    purpose      text        not null,
    channel      text,
    decision     text        not null,
    notice       text,
    decided_at   timestamptz not null,
    expires_at   timestamptz,
    recorded_at  timestamptz not null,
    constraint hcp_consent_pk primary key (hcp_id, position)
);
