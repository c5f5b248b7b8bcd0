-- What projections write and queries read. Every table can be emptied and rebuilt from the log.

create schema read_model;

create table read_model.projection_progress (
    projection text   not null,
    position   bigint not null,
    constraint projection_progress_pk primary key (projection)
);

comment on table read_model.projection_progress is
    'The log position up to which each projection has been written, in the transaction that wrote it.';
