-- Every version of a privacy notice that was published, in each language.

create table read_model_blue.notice_version (
    notice_id           text        not null,
    position            bigint      not null,
    version             text        not null,
    language            text        not null,
    jurisdiction        text        not null,
    purposes            text[]      not null,
    effective_from      timestamptz not null,
    document            text        not null,
    requires_reconsent  boolean     not null,
    publisher           text        not null,
    recorded_at         timestamptz not null,
    constraint notice_version_pk primary key (notice_id, position)
);

comment on column read_model_blue.notice_version.document is
    'Where the text stands as an https URL, or sha-256: and the digest of it.';

select read_model.stand('notice_version', 'notice-version');
