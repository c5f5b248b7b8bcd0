-- Trainings of models: what was asked for, how far each is, and what its finished stages gave. All that counts is in the log.

create schema training;

create table training.run (
    model_id       text        not null,
    number         bigint      generated always as identity,
    algorithm      text        not null,
    purpose        text        not null,
    seed           bigint      not null,
    window_days    integer     not null,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    stage          text        not null default 'waiting',
    to_position    bigint,
    trained_at     timestamptz,
    done           bigint      not null default 0,
    artefact       text,
    training_set   text,
    choices        integer,
    rows           bigint,
    readers        integer,
    failure        text,
    ended_at       timestamptz,
    constraint run_pk primary key (model_id),
    constraint run_has_number unique (number)
);

create index run_open on training.run (number) where stage not in ('completed', 'failed', 'cancelled');

comment on table training.run is 'One row for each model that was to be trained.';
comment on column training.run.to_position is 'The end of the log when the training began: it learns from nothing later.';
comment on column training.run.trained_at is 'When it began, from which the window is counted back.';
comment on column training.run.done is 'The position up to which the log has been read in this stage.';
comment on column training.run.artefact is 'The SHA-256 of the model''s file, once it was fitted.';
comment on column training.run.choices is 'How many reads it was fitted to, with so many rows by so many readers.';

create table training.drift (
    model_id   text             not null,
    looked_at  timestamptz      not null,
    position   bigint           not null,
    reads      integer          not null,
    ndcg       double precision not null,
    lower      double precision not null,
    upper      double precision not null,
    baseline   double precision not null,
    expected   double precision not null,
    drifted    boolean          not null,
    constraint drift_pk primary key (model_id, looked_at)
);

comment on table training.drift is 'How models in service did on the newest reads, each time that was looked at.';
comment on column training.drift.baseline is 'What the weights of people would have reached on the same reads.';
comment on column training.drift.expected is 'The lower end of what the model reached when it was evaluated.';
comment on column training.drift.drifted is 'Whether even the upper end of what it reached now is below that.';
