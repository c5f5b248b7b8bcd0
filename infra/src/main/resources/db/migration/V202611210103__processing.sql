-- Axon's record of how far each processor has read.

create schema processing;

create table processing.token_entry (
    processor_name  varchar(255) not null,
    segment         integer      not null,
    token           bytea,
    token_type      varchar(255),
    timestamp       varchar(255),
    owner           varchar(255),
    constraint token_entry_pk primary key (processor_name, segment)
);
