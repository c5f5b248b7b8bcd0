-- Each mark is kept under its channel, so that a withdrawal for one channel takes away what that channel said and nothing
-- that another one said as well.

drop table read_model.saved_item;

create table read_model.bookmark (
    hcp_id      text        not null,
    position    bigint      not null,
    content_id  text        not null,
    channel     text        not null,
    saved       boolean     not null,
    marked_at   timestamptz not null,
    constraint bookmark_pk primary key (hcp_id, position)
);

create index bookmark_by_content on read_model.bookmark (hcp_id, content_id, position);

comment on column read_model.bookmark.saved is 'Whether the content was bookmarked or its bookmark taken back.';

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
