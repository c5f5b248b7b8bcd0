-- Exports of the log for inspectors: what was asked for, how far it is, and the bundles. All of it derives from the log.

create table audit.export (
    number         bigint      generated always as identity,
    export_id      text        not null,
    position       bigint      not null,
    hcp_id         text,
    filter         json        not null,
    reason         text,
    question       text,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    status         text        not null,
    attempt        integer     not null default 0,
    run_by         text,
    note           text,
    size           bigint,
    scanned        bigint      not null default 0,
    events         bigint      not null default 0,
    manifest       text,
    bundle_bytes   bigint,
    flaw           text,
    flaw_position  bigint,
    ended_at       timestamptz,
    constraint export_pk primary key (export_id),
    constraint export_has_number unique (number)
);

create index export_by_hcp on audit.export (hcp_id) where hcp_id is not null;
create index export_open on audit.export (number) where status not in ('completed', 'failed', 'dropped');

comment on table audit.export is 'One row for each export that was asked for.';
comment on column audit.export.position is 'Of the event by which it was asked for.';
comment on column audit.export.hcp_id is 'Whom it is about; nobody once that HCP is erased.';
comment on column audit.export.reason is 'As in the event: ciphertext where the export is about an HCP.';
comment on column audit.export.attempt is 'Who writes must be of the newest; a process that was given up for dead writes nothing more.';
comment on column audit.export.note is 'The signed checkpoint that the bundle is made for.';
comment on column audit.export.scanned is 'Positions gone through, of size.';
comment on column audit.export.manifest is 'The SHA-256 of the bundle''s manifest, in hex.';

create table audit.bundle_entry (
    export_id     text     not null,
    entry         smallint not null,
    crc           bigint   not null,
    stored_bytes  bigint   not null,
    bytes         bigint   not null,
    constraint bundle_entry_pk primary key (export_id, entry),
    constraint bundle_entry_of_export foreign key (export_id) references audit.export on delete cascade
);

comment on table audit.bundle_entry is 'What the zip of a complete bundle says of each entry.';

create table audit.bundle_chunk (
    export_id  text     not null,
    entry      smallint not null,
    chunk      integer  not null,
    bytes      bytea    not null,
    constraint bundle_chunk_pk primary key (export_id, entry, chunk),
    constraint bundle_chunk_of_export foreign key (export_id) references audit.export on delete cascade
);

-- They are deflated already.
alter table audit.bundle_chunk alter column bytes set storage external;

comment on table audit.bundle_chunk is 'The entries of bundles as they stand in the zip, in pieces of 1 MB.';
