create table read_model.hcp_activity (
    hcp_id      text        not null,
    channel     text        not null,
    content_id  text        not null,
    action      text        not null,
    count       bigint      not null,
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    constraint hcp_activity_pk primary key (hcp_id, channel, content_id, action)
);

create index hcp_activity_by_content on read_model.hcp_activity (content_id, action);

comment on column read_model.hcp_activity.content_id is 'Empty for actions that are not on content, such as a search.';

create table read_model.anonymous_activity (
    channel     text        not null,
    content_id  text        not null,
    action      text        not null,
    count       bigint      not null,
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    constraint anonymous_activity_pk primary key (channel, content_id, action)
);

create table read_model.hcp_session (
    hcp_id      text        not null,
    channel     text        not null,
    session_id  text        not null,
    actions     bigint      not null,
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    constraint hcp_session_pk primary key (hcp_id, channel, session_id)
);

create table read_model.saved_item (
    hcp_id      text        not null,
    content_id  text        not null,
    channel     text        not null,
    saved_at    timestamptz not null,
    constraint saved_item_pk primary key (hcp_id, content_id)
);

create view read_model.content_activity as
select content_id, action, sum(count)::bigint as count, min(first_at) as first_at, max(last_at) as last_at
from (
    select content_id, action, count, first_at, last_at from read_model.hcp_activity
    union all
    select content_id, action, count, first_at, last_at from read_model.anonymous_activity
) activity
where content_id <> ''
group by content_id, action;
