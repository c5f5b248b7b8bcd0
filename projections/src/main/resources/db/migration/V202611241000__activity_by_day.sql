-- What was done is counted by day, with what views, ratings and searches told. Rows from before have no day and no measures
-- until a replay gives them: they stand under 1970-01-01.

alter table read_model_slots.hcp_activity
    add column day date not null default '1970-01-01',
    add column depth_sum bigint not null default 0,
    add column depths bigint not null default 0,
    add column dwell_millis bigint not null default 0,
    add column dwells bigint not null default 0,
    add column stars bigint not null default 0,
    add column without_results bigint not null default 0;
alter table read_model_slots.hcp_activity
    alter column day drop default,
    alter column depth_sum drop default,
    alter column depths drop default,
    alter column dwell_millis drop default,
    alter column dwells drop default,
    alter column stars drop default,
    alter column without_results drop default;

alter table read_model_slots.anonymous_activity
    add column content_type text not null default '',
    add column day date not null default '1970-01-01',
    add column depth_sum bigint not null default 0,
    add column depths bigint not null default 0,
    add column dwell_millis bigint not null default 0,
    add column dwells bigint not null default 0,
    add column stars bigint not null default 0,
    add column without_results bigint not null default 0;
alter table read_model_slots.anonymous_activity
    alter column content_type drop default,
    alter column day drop default,
    alter column depth_sum drop default,
    alter column depths drop default,
    alter column dwell_millis drop default,
    alter column dwells drop default,
    alter column stars drop default,
    alter column without_results drop default;

alter table read_model_slots.hcp_session add column views bigint not null default 0;
alter table read_model_slots.hcp_session alter column views drop default;

-- Indexes are of each slot, and none is of both, since a replay drops those of the slot that it fills.
do $$
declare
    slot_schema text;
    keyed record;
    key_name text;
begin
    foreach slot_schema in array array['read_model_blue', 'read_model_green']
    loop
        for keyed in
            select * from (values
                ('hcp_activity', 'hcp_id, channel, content_id, action, product, content_type, day'),
                ('anonymous_activity', 'channel, content_id, action, content_type, day')) k (table_name, columns)
        loop
            select conname into strict key_name
            from pg_constraint
            where conrelid = format('%I.%I', slot_schema, keyed.table_name)::regclass and contype = 'p';
            execute format(
                'alter table %1$I.%2$I drop constraint %3$I, add constraint %3$I primary key (%4$s)',
                slot_schema, keyed.table_name, key_name, keyed.columns);
        end loop;
        execute format('create index hcp_activity_by_day on %I.hcp_activity (day, hcp_id)', slot_schema);
        execute format('create index anonymous_activity_by_day on %I.anonymous_activity (day)', slot_schema);
        execute format('create index hcp_session_by_start on %I.hcp_session (first_at)', slot_schema);
    end loop;
end
$$;

do $$
declare
    counted text;
begin
    foreach counted in array array['hcp_activity', 'anonymous_activity']
    loop
        execute format(
            'comment on column read_model_slots.%I.day is ''In UTC; 1970-01-01 where it was counted before days were.''',
            counted);
        execute format(
            'comment on column read_model_slots.%I.depth_sum is ''Percent, summed over the views that told it.''', counted);
        execute format('comment on column read_model_slots.%I.depths is ''Of how many views it was told.''', counted);
        execute format(
            'comment on column read_model_slots.%I.dwell_millis is ''Summed over the views that told it.''', counted);
        execute format('comment on column read_model_slots.%I.dwells is ''Of how many views it was told.''', counted);
        execute format('comment on column read_model_slots.%I.stars is ''Summed over ratings.''', counted);
        execute format(
            'comment on column read_model_slots.%I.without_results is ''Of how many searches nothing was found.''', counted);
    end loop;
end
$$;
comment on column read_model_slots.anonymous_activity.content_type is
    'Empty where there is no content, else unknown: anonymous events do not tell it. content_version does, by content_id.';
comment on column read_model_slots.hcp_session.views is 'Of content, among the actions.';

select read_model.show('hcp_activity');
select read_model.show('anonymous_activity');
select read_model.show('hcp_session');
