create table read_model.sample_request (
    request_id     text        not null,
    hcp_id         text        not null,
    phase          text        not null,
    product        text        not null,
    strength       text        not null,
    quantity       integer     not null,
    signature      text        not null,
    address        text        not null,
    licence        text        not null,
    authority      text        not null,
    denial_reason  text,
    lots           jsonb       not null,
    signed_at      timestamptz not null,
    shipped_at     timestamptz,
    received_at    timestamptz,
    changed_at     timestamptz not null,
    constraint sample_request_pk primary key (request_id)
);

create index sample_request_by_hcp on read_model.sample_request (hcp_id, signed_at desc);
