-- Of whom a state may be on the topic of states. What it says is on the topic alone, and never here.

create table streams.shared_state (
    hcp_id      text        not null,
    topic_id    text        not null,
    written_at  timestamptz not null default clock_timestamp(),
    constraint shared_state_pk primary key (hcp_id)
);

comment on table streams.shared_state is 'Written before a state is sent, and deleted when brokers have acknowledged its end.';
comment on column streams.shared_state.topic_id is 'Which topic it was sent to: one that was lost and made anew has another id, and lacks it.';
comment on column streams.shared_state.written_at is 'When it was last about to be sent; by it, an end is told from the state that followed it.';

create table streams.unconfirmed_end (
    position    bigint      not null,
    hcp_id      text        not null,
    written_at  timestamptz not null default clock_timestamp(),
    constraint unconfirmed_end_pk primary key (position)
);

create index unconfirmed_end_of_hcp on streams.unconfirmed_end (hcp_id);

comment on table streams.unconfirmed_end is 'Events that end what states on the topic rest on, each until it is confirmed.';
