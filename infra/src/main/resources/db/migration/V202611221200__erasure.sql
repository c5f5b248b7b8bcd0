-- What is left when an HCP is erased: that a key was destroyed, and who has confirmed to have forgotten.

alter table privacy.data_key
    alter column wrapped drop not null,
    add column destroyed_at timestamptz,
    add column destroy_on date,
    add column wrapped_under text,
    add constraint data_key_kept_or_destroyed check ((wrapped is null) = (destroyed_at is not null));

comment on column privacy.data_key.destroyed_at is 'When the key was destroyed; the row stays, so that the key is not made again.';
comment on column privacy.data_key.destroy_on is 'The day on which a key that outlives an erasure is destroyed.';

comment on column privacy.data_key.wrapped_under is
    'Which key-encryption key it is encrypted by, as a fingerprint; unknown of those from before the column.';

create index data_key_to_destroy on privacy.data_key (destroy_on) where wrapped is not null and destroy_on is not null;

create table privacy.erased_hcp (
    hcp_id     text    not null,
    position   bigint  not null,
    completed  boolean not null default false,
    constraint erased_hcp_pk primary key (hcp_id)
);

comment on column privacy.erased_hcp.position is 'Of the event by which the HCP was erased, the last one if there are several.';

create table privacy.confirmation (
    position      bigint      not null,
    consumer      text        not null,
    confirmed_at  timestamptz not null default clock_timestamp(),
    constraint confirmation_pk primary key (position, consumer)
);

comment on table privacy.confirmation is
    'Which consumer of personal data has let go, and when, of what the event at a position says may no longer be used.';
