-- Each list of recommendations that was served, and what its reader made of it.

create table read_model_blue.served_list (
    recommendation_id  text        not null,
    position           bigint      not null,
    hcp_id             text,
    channel            text,
    placement          text        not null,
    level              text        not null,
    model_id           text,
    served_at          timestamptz not null,
    items              integer     not null,
    clicks             integer     not null,
    dismissals         integer     not null,
    constraint served_list_pk primary key (recommendation_id)
);

create index served_list_by_time on read_model_blue.served_list (served_at);
create index served_list_by_hcp on read_model_blue.served_list (hcp_id);

comment on column read_model_blue.served_list.hcp_id is 'The reader; null where it was served anonymously.';
comment on column read_model_blue.served_list.level is 'What it was made by: segment, behaviour or model.';
comment on column read_model_blue.served_list.model_id is 'The model that ranked it, where one did.';
comment on column read_model_blue.served_list.items is 'How many it has.';
comment on column read_model_blue.served_list.clicks is
    'Of its reader, who names the list; 0 where it was served anonymously, since clicks of nobody name none.';
comment on column read_model_blue.served_list.dismissals is 'As clicks.';

select read_model.stand('served_list', 'served-list');
