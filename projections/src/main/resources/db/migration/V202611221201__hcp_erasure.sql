-- Erasures: what is left to tell that there was somebody.

create table read_model_blue.hcp_erasure (
    hcp_id              text        not null,
    phase               text        not null,
    reason              text        not null,
    requested_by        text        not null,
    requested_at        timestamptz not null,
    decided_by          text,
    decided_at          timestamptz,
    erased_position     bigint,
    erased_at           timestamptz,
    forgotten_by        text[]      not null,
    retained            jsonb       not null,
    completed_position  bigint,
    completed_at        timestamptz,
    constraint hcp_erasure_pk primary key (hcp_id)
);

comment on column read_model_blue.hcp_erasure.phase is 'requested, declined, approved, erased or completed.';
comment on column read_model_blue.hcp_erasure.reason is 'Ciphertext under the key for accountability, which outlives the erasure.';

select read_model.stand('hcp_erasure', 'hcp-erasure');
