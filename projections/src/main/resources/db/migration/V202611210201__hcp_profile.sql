-- Personal fields are ciphertext here as in the log: destroying a person's key blinds both at once.

create table read_model.hcp_profile (
    hcp_id              text        not null,
    given_name          text,
    family_name         text,
    email               text,
    phone               text,
    affiliation         text,
    specialty           text        not null,
    role                text        not null,
    country             text        not null,
    language            text        not null,
    interests           text[]      not null,
    verified_by         text,
    licence_authority   text,
    licence_expires_on  date,
    active              boolean     not null,
    registered_at       timestamptz not null,
    changed_at          timestamptz not null,
    constraint hcp_profile_pk primary key (hcp_id)
);
