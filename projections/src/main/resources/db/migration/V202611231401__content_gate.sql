-- Content may be kept for HCPs with access to the product that it is about, and is indexed under subject headings. None was
-- before.

alter table read_model_slots.content_version
    add column product_access_only boolean not null default false,
    add column mesh text[] not null default '{}';
alter table read_model_slots.content_version
    alter column product_access_only drop default,
    alter column mesh drop default;

comment on column read_model_slots.content_version.product_access_only is
    'Whether only HCPs with access to its product may see it.';
comment on column read_model_slots.content_version.mesh is
    'The descriptors of Medical Subject Headings that it is indexed under.';

select read_model.show('content_version');

create or replace view read_model.content_catalogue as
select newest.*
from (
    select distinct on (content_id) *
    from read_model.content_version
    where published_from <= now()
    order by content_id, version desc
) newest
where newest.published_until > now();
