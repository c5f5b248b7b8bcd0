-- Every event, in columns by which compliance searches and sorts.

create table read_model_blue.audit_trail (
    position           bigint      not null,
    event_id           text        not null,
    stream             text        not null,
    sequence           bigint      not null,
    event              text        not null,
    feature            text        not null,
    revision           integer     not null,
    occurred_at        timestamptz not null,
    recorded_at        timestamptz not null,
    simulated          boolean     not null,
    hcp_id             text,
    actor              text,
    on_behalf_of       text,
    channel            text,
    correlation_id     text,
    causation_id       text,
    details            jsonb       not null,
    protected_details  jsonb       not null,
    changes            jsonb       not null,
    reason             text,
    consent            jsonb       not null,
    purposes           text[]      not null,
    words              text        not null,
    constraint audit_trail_pk primary key (position)
);

comment on column read_model_blue.audit_trail.protected_details is 'Personal values, as ciphertext.';
comment on column read_model_blue.audit_trail.changes is
    'What the event sets in the state of its stream: by field, the value, or its ciphertext under protected.';
comment on column read_model_blue.audit_trail.consent is 'By purpose in force, the record of the consent on which it rests.';
comment on column read_model_blue.audit_trail.purposes is 'Those in force, and the one that a decision is about.';

create index audit_trail_by_subject on read_model_blue.audit_trail (hcp_id, position);
create index audit_trail_by_actor on read_model_blue.audit_trail (actor, position);
create index audit_trail_by_event on read_model_blue.audit_trail (event, position);
create index audit_trail_by_time on read_model_blue.audit_trail (occurred_at, position);
create index audit_trail_by_correlation on read_model_blue.audit_trail (correlation_id);
create index audit_trail_of_stream on read_model_blue.audit_trail (stream, sequence) where changes <> '{}';
create index audit_trail_by_words on read_model_blue.audit_trail using gin (to_tsvector('simple', words));
create index audit_trail_by_purpose on read_model_blue.audit_trail using gin (purposes);

select read_model.stand('audit_trail', 'audit-trail');
