-- The merchant's rules: whole documents, numbered, in force from a moment. Published ones never change.

create table programme_version (
    merchant_id    integer     not null,
    id             uuid        not null,
    version        integer     not null,
    state          text        not null default 'draft',
    document       jsonb       not null,
    created_by     text        not null,
    created_at     timestamptz not null default app_now(),
    published_by   text,
    published_at   timestamptz,
    effective_at   timestamptz,
    approval_id    uuid,
    revision       integer     not null default 0,
    constraint programme_version_pkey primary key (merchant_id, id),
    constraint programme_version_version_key unique (merchant_id, version),
    constraint programme_version_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint programme_version_version_check check (version > 0),
    constraint programme_version_state_check check (state in ('draft', 'published')),
    constraint programme_version_published_check check ((state = 'published') = (published_at is not null)
        and (published_at is null) = (effective_at is null) and (published_at is null) = (published_by is null))
);
create index programme_version_effective_idx on programme_version (merchant_id, effective_at desc, version desc)
    where state = 'published';
select tenant_table('programme_version');

create function programme_refuse_change() returns trigger
    language plpgsql
    as $$ begin raise exception 'a published programme version never changes'; end $$;
create trigger programme_version_immutable before update or delete on programme_version
    for each row when (old.state = 'published') execute function programme_refuse_change();
