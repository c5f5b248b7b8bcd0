-- Recommendation models: what each is, how good it is, how far it has come, and who let it.

create table read_model_blue.model (
    register        text        not null,
    model_id        text        not null,
    phase           text        not null,
    algorithm       text        not null,
    artefact        text        not null,
    purpose         text        not null,
    from_position   bigint      not null,
    to_position     bigint      not null,
    consent_filter  text[]      not null,
    training_set    text        not null,
    training_rows   bigint      not null,
    readers         integer     not null,
    seed            bigint      not null,
    trained_at      timestamptz not null,
    trained_by      text        not null,
    features        jsonb       not null,
    limits          text[]      not null,
    evaluated_from  timestamptz,
    evaluated_to    timestamptz,
    targets         bigint,
    metrics         jsonb       not null,
    audit           jsonb       not null,
    evaluated_by    text,
    submitted_by    text,
    reviewer        text,
    justification   text,
    approved_at     timestamptz,
    share_percent   integer,
    reason          text,
    due_by          timestamptz,
    changed_at      timestamptz not null,
    constraint model_pk primary key (register, model_id)
);

comment on column read_model_blue.model.register is 'All models of one purpose, of which one serves in full.';
comment on column read_model_blue.model.phase is
    'trained, evaluated, submitted, approved, rejected, shadow, challenger, in-full, superseded, retired or rolled-back.';
comment on column read_model_blue.model.artefact is 'The SHA-256 of the file that the model is loaded from, in hex.';
comment on column read_model_blue.model.training_set is 'The SHA-256 of the rows that the model was trained on, in hex.';
comment on column read_model_blue.model.readers is 'How many HCPs these rows came from.';
comment on column read_model_blue.model.share_percent is 'Of HCPs whose lists the model ranks; 100 in full.';
comment on column read_model_blue.model.reason is 'Of its rejection, retirement or rollback.';
comment on column read_model_blue.model.due_by is 'When it must be gone, because an HCP withdrew or was erased on whom it was trained.';

create table read_model_blue.model_step (
    register       text        not null,
    model_id       text        not null,
    position       bigint      not null,
    step           text        not null,
    done_by        text,
    done_at        timestamptz not null,
    share_percent  integer,
    other_model    text,
    due_by         timestamptz,
    reason         text,
    constraint model_step_pk primary key (register, model_id, position)
);

create index model_step_by_other on read_model_blue.model_step (register, other_model, position) where other_model is not null;

comment on column read_model_blue.model_step.done_by is 'Absent where the system did what followed from what was decided before.';
comment on column read_model_blue.model_step.other_model is 'The model that was superseded, or that a rollback returned to.';
comment on column read_model_blue.model_step.reason is 'Or the justification of an approval.';

select read_model.stand('model', 'model');
select read_model.stand('model_step', 'model');
