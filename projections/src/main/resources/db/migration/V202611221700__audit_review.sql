-- Reviews of events by people of compliance, and what was done in each.

create table read_model_blue.audit_review (
    event_id          text        not null,
    position          bigint      not null,
    event             text        not null,
    hcp_id            text,
    acted_by          text,
    rule              text        not null,
    risk              text        not null,
    due_at            timestamptz not null,
    opened_at         timestamptz not null,
    status            text        not null,
    assignee          text,
    signed_by         text,
    signer_name       text,
    meaning           text,
    signed_at         timestamptz,
    authenticated_at  timestamptz,
    digest            text,
    constraint audit_review_pk primary key (event_id)
);

create index audit_review_by_due on read_model_blue.audit_review (due_at, event_id);

create index audit_review_unsigned on read_model_blue.audit_review (due_at, event_id) where status <> 'signed';

comment on column read_model_blue.audit_review.position is 'Of the event that is reviewed.';
comment on column read_model_blue.audit_review.status is 'opened, assigned or signed.';
comment on column read_model_blue.audit_review.digest is 'The hash of the event''s leaf in the audit tree, in base64, as the signer saw it.';

create table read_model_blue.audit_review_step (
    event_id          text        not null,
    position          bigint      not null,
    step              text        not null,
    done_by           text,
    done_at           timestamptz not null,
    assignee          text,
    protected_remark  text,
    remark            text,
    digest            text,
    constraint audit_review_step_pk primary key (event_id, position)
);

comment on column read_model_blue.audit_review_step.position is 'Of the event of the review, which tells the order of steps.';
comment on column read_model_blue.audit_review_step.protected_remark is
    'Ciphertext under the key for accountability of the HCP whom the reviewed event is about.';

select read_model.stand('audit_review', 'audit-review');
select read_model.stand('audit_review_step', 'audit-review');
