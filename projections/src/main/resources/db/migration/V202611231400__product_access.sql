-- The products to which each HCP has access. Nobody had access to any before.

alter table read_model_slots.hcp_profile add column product_access text[] not null default '{}';
alter table read_model_slots.hcp_profile alter column product_access drop default;

comment on column read_model_slots.hcp_profile.product_access is
    'The products whose gated content the HCP may see; none of an HCP that was deactivated.';

select read_model.show('hcp_profile');
