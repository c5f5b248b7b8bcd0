-- The Merkle tree over the log, and what was signed of it. All of it derives from the log and the key, but for the
-- checkpoints that have left the house: those are outside the database too.

create schema audit;

create table audit.tile (
    level   smallint not null,
    index   bigint   not null,
    hashes  bytea    not null,
    constraint tile_pk primary key (level, index),
    constraint tile_has_whole_hashes check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0)
);

-- Hashes do not compress.
alter table audit.tile alter column hashes set storage external;

-- The last tile of each level is written again with each checkpoint.
alter table audit.tile set (toast.autovacuum_vacuum_scale_factor = 0.05);

comment on table audit.tile is 'Up to 256 hashes side by side of every eighth level of the tree (C2SP tlog-tiles).';
comment on column audit.tile.hashes is 'SHA-256 hashes in a row: of leaves on level 0, of full tiles of the level below on others.';

create table audit.checkpoint (
    size       bigint      not null,
    note       text        not null,
    signed_at  timestamptz not null,
    constraint checkpoint_pk primary key (size)
);

comment on table audit.checkpoint is 'The newest one says how large the tree is. Of older ones, one of each 64 positions is kept.';
comment on column audit.checkpoint.note is 'The signed note (C2SP tlog-checkpoint), as it was written outside the database.';

create table audit.verdict (
    subject     text        not null,
    from_size   bigint      not null,
    to_size     bigint      not null,
    started_at  timestamptz not null,
    ended_at    timestamptz not null,
    findings    json        not null,
    constraint verdict_pk primary key (subject)
);

comment on table audit.verdict is 'What the newest check of each kind came to.';
comment on column audit.verdict.subject is 'recent or full: a self-check; growth: whether the tree may be extended and signed.';
