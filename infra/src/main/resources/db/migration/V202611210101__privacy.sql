-- What can be destroyed so that events need not change.

create schema privacy;

create table privacy.data_key (
    hcp_id      text        not null,
    retention   text        not null,
    wrapped     bytea       not null,
    created_at  timestamptz not null default now(),
    constraint data_key_pk primary key (hcp_id, retention)
);

comment on column privacy.data_key.wrapped is 'The key of one HCP and retention class, encrypted by the key-encryption key.';

create table privacy.identity_claim (
    fingerprint  text not null,
    hcp_id       text not null,
    constraint identity_claim_pk primary key (fingerprint)
);

comment on table privacy.identity_claim is 'National identifiers by keyed HMAC, so that no two HCPs verify by the same.';

create table privacy.action_secret (
    rotation  bigint not null,
    secret    bytea  not null,
    constraint action_secret_pk primary key (rotation)
);

comment on table privacy.action_secret is 'The secret under which anonymous actions are recognised; older rotations are destroyed.';
