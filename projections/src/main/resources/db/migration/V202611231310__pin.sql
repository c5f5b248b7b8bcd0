-- What editors have pinned to places of lists: by whom, who reviewed it, and until when it is listed.

create table read_model_blue.pin (
    placement       text        not null,
    pin_id          text        not null,
    content_id      text        not null,
    place           integer     not null,
    specialties     text[]      not null,
    countries       text[]      not null,
    languages       text[]      not null,
    active_from     timestamptz not null,
    active_to       timestamptz not null,
    phase           text        not null,
    reason          text        not null,
    proposed_by     text        not null,
    reviewer        text,
    approved_at     timestamptz,
    refusal_reason  text,
    ended_by        text,
    ended_at        timestamptz,
    end_reason      text,
    changed_at      timestamptz not null,
    constraint pin_pk primary key (placement, pin_id)
);

comment on column read_model_blue.pin.place is 'In the list, from 1.';
comment on column read_model_blue.pin.specialties is 'Of the HCPs that it is limited to; empty for all. So are countries and languages.';
comment on column read_model_blue.pin.active_to is 'The first moment after it, unless it was ended before.';
comment on column read_model_blue.pin.phase is 'proposed, approved, refused or ended.';
comment on column read_model_blue.pin.reason is 'Why it was proposed.';

select read_model.stand('pin', 'pin');
