-- When the identity of each HCP was verified first. Rows from before do not tell until a replay.

alter table read_model_slots.hcp_profile add column verified_at timestamptz;

comment on column read_model_slots.hcp_profile.verified_at is 'For the first time; null until it is.';

select read_model.show('hcp_profile');
