-- Each table of the read models stands twice, in two slots: one is live, which is what readers see, and the other is free
-- to be rebuilt while they read. Which one is live is a row, so that a switch waits for no reader, no reader waits for a
-- switch, and no statement sees both.

create schema read_model_blue;
create schema read_model_green;
create schema read_model_slots;

comment on schema read_model_slots is 'The two slots of each table as its partitions. Readers use the views in read_model.';

create temporary table granted on commit drop as
select relation.relname, privilege.grantee
from pg_class relation, aclexplode(relation.relacl) privilege
where relation.relnamespace = 'read_model'::regnamespace
  and privilege.privilege_type = 'SELECT'
  and privilege.grantee <> relation.relowner;

alter table read_model.projection_progress rename to projection_slot;
alter table read_model.projection_slot rename constraint projection_progress_pk to projection_slot_pk;
alter table read_model.projection_slot
    add column slot text not null default 'blue',
    add column version integer not null default 1,
    add column stage text not null default 'standing',
    drop constraint projection_slot_pk;
alter table read_model.projection_slot
    alter column slot drop default,
    alter column version drop default,
    alter column stage drop default,
    add constraint projection_slot_pk primary key (projection, slot),
    add constraint projection_slot_stage check (stage in ('building', 'standing', 'broken'));

comment on table read_model.projection_slot is
    'The log position up to which each projection is written in each slot, saved in the transaction that writes it.';
comment on column read_model.projection_slot.version is 'The version of the projection by which it was begun.';
comment on column read_model.projection_slot.stage is
    'standing: gets every event as it is recorded; building: is written from the log; broken: gets no more.';

create table read_model.live_slot (
    projection  text   not null,
    slot        text   not null,
    decided_at  bigint not null default 0,
    constraint live_slot_pk primary key (projection)
);

comment on column read_model.live_slot.decided_at is 'The log position of the event that made this slot live, 0 where none did.';

create view read_model.projection_progress as
select projection, s.position, s.version, slot
from read_model.live_slot
join read_model.projection_slot s using (projection, slot);

comment on view read_model.projection_progress is 'The log position up to which each projection has been written where readers see it.';

create function read_model.stand(table_name text, of_projection text) returns void
    language plpgsql
as $$
declare
    columns text;
    comments record;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute
    where attrelid = format('read_model_blue.%I', table_name)::regclass and attnum > 0 and not attisdropped;

    execute format('create table read_model_green.%1$I (like read_model_blue.%1$I including all)', table_name);
    execute format('alter table read_model_blue.%I add column slot text not null default ''blue''', table_name);
    execute format('alter table read_model_green.%I add column slot text not null default ''green''', table_name);
    execute format(
        'create table read_model_slots.%1$I (like read_model_blue.%1$I including generated) partition by list (slot)',
        table_name);
    execute format(
        'alter table read_model_slots.%1$I attach partition read_model_blue.%1$I for values in (''blue'')', table_name);
    execute format(
        'alter table read_model_slots.%1$I attach partition read_model_green.%1$I for values in (''green'')', table_name);
    execute format(
        'create view read_model.%1$I as select %2$s from read_model_slots.%1$I '
        'where slot = (select slot from read_model.live_slot where projection = %3$L)',
        table_name, columns, of_projection);
    for comments in
        select attname, description
        from pg_description join pg_attribute on attrelid = objoid and attnum = objsubid
        where objoid = format('read_model_blue.%I', table_name)::regclass
    loop
        execute format('comment on column read_model.%I.%I is %L', table_name, comments.attname, comments.description);
    end loop;
    insert into read_model.live_slot (projection, slot) values (of_projection, 'blue') on conflict do nothing;
end
$$;

comment on function read_model.stand(text, text) is
    'Gives a table in read_model_blue its twin in read_model_green, and the view in read_model that shows the live one.';

drop view read_model.content_catalogue;
drop view read_model.content_activity;
drop view read_model.saved_item;

alter table read_model.hcp_profile set schema read_model_blue;
alter table read_model.hcp_consent set schema read_model_blue;
alter table read_model.content_version set schema read_model_blue;
alter table read_model.hcp_timeline set schema read_model_blue;
alter table read_model.hcp_activity set schema read_model_blue;
alter table read_model.anonymous_activity set schema read_model_blue;
alter table read_model.hcp_session set schema read_model_blue;
alter table read_model.bookmark set schema read_model_blue;
alter table read_model.sample_request set schema read_model_blue;

select read_model.stand('hcp_profile', 'hcp-profile');
select read_model.stand('hcp_consent', 'hcp-consent');
select read_model.stand('content_version', 'content-version');
select read_model.stand('hcp_timeline', 'hcp-timeline');
select read_model.stand('hcp_activity', 'activity');
select read_model.stand('anonymous_activity', 'activity');
select read_model.stand('hcp_session', 'activity');
select read_model.stand('bookmark', 'saved-item');
select read_model.stand('sample_request', 'sample-request');

create view read_model.content_catalogue as
select newest.*
from (
    select distinct on (content_id) *
    from read_model.content_version
    where published_from <= now()
    order by content_id, version desc
) newest
where newest.published_until > now();

comment on view read_model.content_catalogue is 'Content that is approved, published and unexpired at this moment.';

create view read_model.content_activity as
select content_id, action, sum(count)::bigint as count, min(first_at) as first_at, max(last_at) as last_at
from (
    select content_id, action, count, first_at, last_at from read_model.hcp_activity
    union all
    select content_id, action, count, first_at, last_at from read_model.anonymous_activity
) activity
where content_id <> ''
group by content_id, action;

create view read_model.saved_item as
select distinct on (hcp_id, content_id) hcp_id, content_id, channel, marked_at as saved_at
from read_model.bookmark b
where saved
  and not exists (
      select from read_model.bookmark later
      where later.hcp_id = b.hcp_id
        and later.content_id = b.content_id
        and later.position > b.position
        and not later.saved)
order by hcp_id, content_id, position;

comment on view read_model.saved_item is
    'What each HCP has bookmarked and not taken back, with the time and channel of the first of repeated bookmarks.';

-- Who could read a table can read the view that has taken its name.
do $$
declare
    held record;
begin
    for held in select * from granted
    loop
        execute format(
            'grant select on read_model.%I to %s',
            held.relname,
            case held.grantee when 0 then 'public' else held.grantee::regrole::text end);
    end loop;
end
$$;
