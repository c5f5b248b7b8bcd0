-- Figures over time, as Kafka Streams sums them. The newest value of each; one that is none any more has no row.

create table streams.figure (
    figure        text        not null,
    window_start  timestamptz not null,
    channel       text        not null,
    action        text        not null,
    content_id    text        not null,
    content_type  text        not null,
    product       text        not null,
    specialty     text        not null,
    country       text        not null,
    step          text        not null,
    value         bigint      not null,
    constraint figure_pk primary key (figure, window_start, channel, action, content_id, content_type, product, specialty,
                                      country, step)
);

comment on table streams.figure is 'Sums over windows of time. A dimension that a figure does not have is empty. The views name what each figure is.';
comment on column streams.figure.figure is 'Which one: actions, active-hcps, sessions, session-actions, session-seconds, single-action-sessions, funnel or trending.';
comment on column streams.figure.window_start is 'The beginning of the hour, day or week (from Monday), in UTC.';

create view read_model.action_daily as
select window_start as day, channel, action, content_type, product, value as actions
from streams.figure where figure = 'actions';

comment on view read_model.action_daily is 'Actions of a day, those of nobody in particular included.';

create view read_model.active_hcp_daily as
select window_start as day, channel, value as hcps
from streams.figure where figure = 'active-hcps';

comment on view read_model.active_hcp_daily is 'HCPs who did something on a channel on a day, as far as they permit analytics.';

create view read_model.session_daily as
select window_start as day, channel,
       coalesce(sum(value) filter (where figure = 'sessions'), 0)::bigint as sessions,
       coalesce(sum(value) filter (where figure = 'session-actions'), 0)::bigint as actions,
       coalesce(sum(value) filter (where figure = 'session-seconds'), 0)::bigint as seconds,
       coalesce(sum(value) filter (where figure = 'single-action-sessions'), 0)::bigint as single_action
from streams.figure
where figure in ('sessions', 'session-actions', 'session-seconds', 'single-action-sessions')
group by window_start, channel;

comment on view read_model.session_daily is 'Visits by the day on which they began: actions with no more than 30 minutes between one and the next.';

create view read_model.funnel_weekly as
select window_start as week, content_type, step, value as pairs
from streams.figure where figure = 'funnel';

comment on view read_model.funnel_weekly is 'Pairs of an HCP and a piece of content that went at least as far as a step within a week.';

create view read_model.trending_hourly as
select window_start as hour, specialty, country, content_id, action, value as actions
from streams.figure where figure = 'trending';

comment on view read_model.trending_hourly is 'Actions on a piece of content in an hour, by who acted.';
