-- A decision on consent may be about one product and one type of content: it and what rests on it are kept with both.
-- Decisions are kept with the terms under which they were taken.

create function read_model.show(table_name text) returns void
    language plpgsql
as $$
declare
    columns text;
    of_projection text;
    added record;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute
    where attrelid = format('read_model_slots.%I', table_name)::regclass
      and attnum > 0 and not attisdropped and attname <> 'slot';
    select substring(pg_get_viewdef(format('read_model.%I', table_name)::regclass) from 'projection = ''([^'']+)')
    into strict of_projection;

    execute format(
        'create or replace view read_model.%1$I as select %2$s from read_model_slots.%1$I '
        'where slot = (select slot from read_model.live_slot where projection = %3$L)',
        table_name, columns, of_projection);
    for added in
        select attname, description
        from pg_description join pg_attribute on attrelid = objoid and attnum = objsubid
        where objoid = format('read_model_slots.%I', table_name)::regclass
    loop
        execute format('comment on column read_model.%I.%I is %L', table_name, added.attname, added.description);
    end loop;
end
$$;

comment on function read_model.show(text) is
    'Shows in the view in read_model the columns that were added to a table in read_model_slots, after those it has.';

alter table read_model_slots.hcp_consent
    add column product text,
    add column content_type text,
    add column language text,
    add column jurisdiction text,
    add column legal_basis text,
    add column renews text,
    add column purposes text[] not null default '{}',
    add column channels text[] not null default '{}',
    add column over_channel text,
    add column actor text;
alter table read_model_slots.hcp_consent alter column purposes drop default, alter column channels drop default;
alter table read_model_slots.hcp_timeline add column product text, add column content_type text;
alter table read_model_slots.bookmark add column product text, add column content_type text;
alter table read_model_slots.hcp_activity
    add column product text not null default '',
    add column content_type text not null default '';
alter table read_model_slots.hcp_activity alter column product drop default, alter column content_type drop default;

do $$
declare
    slot_schema text;
    key_name text;
begin
    foreach slot_schema in array array['read_model_blue', 'read_model_green']
    loop
        select conname into strict key_name
        from pg_constraint
        where conrelid = format('%I.hcp_activity', slot_schema)::regclass and contype = 'p';
        execute format(
            'alter table %1$I.hcp_activity drop constraint %2$I, add constraint %2$I '
            'primary key (hcp_id, channel, content_id, action, product, content_type)',
            slot_schema, key_name);
    end loop;
end
$$;

comment on column read_model_slots.hcp_consent.product is
    'The one product that was decided about; null where it is all of them.';
comment on column read_model_slots.hcp_consent.content_type is
    'The one type of content that was decided about; null where it is all of them.';
comment on column read_model_slots.hcp_consent.renews is 'The record of the earlier grant that this one renews.';
comment on column read_model_slots.hcp_consent.purposes is 'Those that an objection stops.';
comment on column read_model_slots.hcp_consent.channels is
    'Those on which nothing else permitted the purpose when the grant ran out.';
comment on column read_model_slots.hcp_activity.product is
    'Empty where the content is about none, or where there is no content.';
comment on column read_model_slots.hcp_activity.content_type is
    'Empty where there is no content; unknown where it was recorded before types were.';

select read_model.show('hcp_consent');
select read_model.show('hcp_timeline');
select read_model.show('bookmark');
select read_model.show('hcp_activity');
