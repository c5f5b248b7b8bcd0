-- The fewest indexes that the log needs. Of a stream of one event, whose name is the event's id, the place in the stream
-- already keeps the id from being taken twice; the ids of all other events sort by time, so that their index grows at
-- its end.

create unique index event_id_unique_in_streams on event_log.event (event_id) where event_id <> stream;

alter table event_log.event drop constraint event_id_unique;

-- Positions and times of recording rise nearly together, which is all that this kind of index needs, and it costs an
-- append next to nothing.
create index event_recorded_at on event_log.event using brin (recorded_at) with (pages_per_range = 64);
