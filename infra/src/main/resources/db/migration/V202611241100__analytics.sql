-- Where analysts ask by SQL. The views are made by each version that needs other ones, from the definitions of the KPIs; a
-- migration that takes away something that they read drops the views of this schema first.

create schema analytics;

comment on schema analytics is
    'KPIs, as views that name nobody. Members of the role rapport_analytics may read them, and nothing else.';

create table analytics.target_universe (
    specialty  text   not null,
    country    text   not null,
    hcps       bigint not null,
    constraint target_universe_pk primary key (specialty, country)
);

comment on table analytics.target_universe is 'How many HCPs there are to be reached, by whatever source the company goes by.';
comment on column analytics.target_universe.specialty is 'As in profiles.';
comment on column analytics.target_universe.country is 'Two letters (ISO 3166-1).';
comment on column analytics.target_universe.hcps is 'How many of the specialty practise in the country.';

-- Roles are of the whole server, on which another database of ours may just be making it too.
do $$
begin
    if not exists (select from pg_roles where rolname = 'rapport_analytics') then
        create role rapport_analytics nologin;
    end if;
exception
    when duplicate_object or unique_violation then null;
end
$$;
