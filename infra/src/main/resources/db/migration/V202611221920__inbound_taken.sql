-- By which messages of CRM systems are known that come again.

create table streams.inbound_taken (
    message   text not null,
    content   text not null,
    taken_on  date not null,
    constraint inbound_taken_pk primary key (message)
);

create index inbound_taken_by_day on streams.inbound_taken (taken_on);

comment on table streams.inbound_taken is 'Messages that had their effect. It names nobody: an HCP here, beside an action that was recorded anonymously, would tell whose that is.';
comment on column streams.inbound_taken.message is 'A keyed HMAC of its source and id.';
comment on column streams.inbound_taken.content is 'A keyed HMAC of all that it says.';
comment on column streams.inbound_taken.taken_on is 'When, to the day, after which it is forgotten in time.';
