-- Since when each rule of reviews is in force. What was recorded before opens no review by it.

create table audit.review_rule (
    rule        text   not null,
    definition  text   not null,
    since       bigint not null,
    constraint review_rule_pk primary key (rule)
);

comment on column audit.review_rule.definition is 'The rule in words; in other words it is another rule, and begins anew.';
comment on column audit.review_rule.since is 'The log position after which it is in force.';
