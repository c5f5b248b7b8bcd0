create function read_model.text_search_config(language text) returns regconfig
    language sql immutable parallel safe
    return case language
        when 'de' then 'german'::regconfig
        when 'en' then 'english'::regconfig
        when 'es' then 'spanish'::regconfig
        when 'fr' then 'french'::regconfig
        when 'it' then 'italian'::regconfig
        when 'nl' then 'dutch'::regconfig
        when 'pt' then 'portuguese'::regconfig
        else 'simple'::regconfig
    end;

-- array_to_string is only stable, because of types whose output depends on settings; text is not one of them.
create function read_model.words(topics text[]) returns text
    language sql immutable parallel safe
    return replace(array_to_string(topics, ' '), '-', ' ');

create table read_model.content_version (
    content_id       text        not null,
    version          integer     not null,
    phase            text        not null,
    title            text        not null,
    summary          text,
    type             text        not null,
    nature           text        not null,
    topics           text[]      not null,
    language         text        not null,
    specialties      text[]      not null,
    roles            text[]      not null,
    countries        text[]      not null,
    verified_only    boolean     not null,
    product          text,
    author           text        not null,
    reviewer         text,
    reason           text,
    approved_at      timestamptz,
    valid_until      timestamptz,
    published_from   timestamptz,
    published_until  timestamptz,
    changed_at       timestamptz not null,
    search           tsvector generated always as (
        setweight(to_tsvector('simple', title), 'A')
        || setweight(to_tsvector(read_model.text_search_config(language), title), 'A')
        || setweight(to_tsvector('simple', read_model.words(topics)), 'B')
        || setweight(to_tsvector(read_model.text_search_config(language), coalesce(summary, '')), 'C')
    ) stored,
    constraint content_version_pk primary key (content_id, version)
);

create index content_version_by_search on read_model.content_version using gin (search);

-- The newest version that was ever published decides: when it ends, no older one comes back.
create view read_model.content_catalogue as
select newest.*
from (
    select distinct on (content_id) *
    from read_model.content_version
    where published_from <= now()
    order by content_id, version desc
) newest
where newest.published_until > now();

comment on view read_model.content_catalogue is 'Content that is approved, published and unexpired at this moment.';
