-- Groups of members: by a rule over member facts, or a list that was brought in. Each saved rule stays as a version, so
-- that what a campaign ran on can be read for ever. uses: the segments that the rule names; together they
-- form no circle.

create table segment (
    merchant_id       integer     not null,
    id                uuid        not null,
    name              text        not null,
    kind              text        not null,
    version           integer     not null default 1,
    uses              uuid[]      not null default '{}',
    created_at        timestamptz not null default app_now(),
    changed_at        timestamptz not null default app_now(),
    constraint segment_pkey primary key (merchant_id, id),
    constraint segment_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint segment_name_key unique (merchant_id, name),
    constraint segment_name_check check (length(name) between 1 and 60),
    constraint segment_kind_check check (kind in ('rule', 'list')),
    constraint segment_version_check check (version > 0)
);
select tenant_table('segment');

create table segment_version (
    merchant_id       integer     not null,
    segment_id        uuid        not null,
    version           integer     not null,
    name              text        not null,
    rule              jsonb,
    saved_by          text        not null,
    saved_at          timestamptz not null default app_now(),
    constraint segment_version_pkey primary key (merchant_id, segment_id, version),
    constraint segment_version_segment_fkey foreign key (merchant_id, segment_id) references segment (merchant_id, id)
);
select tenant_table('segment_version');

-- Who is on a list.
create table segment_member (
    merchant_id       integer     not null,
    segment_id        uuid        not null,
    member_id         uuid        not null,
    constraint segment_member_pkey primary key (merchant_id, segment_id, member_id),
    constraint segment_member_segment_fkey foreign key (merchant_id, segment_id) references segment (merchant_id, id),
    constraint segment_member_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id)
);
create index segment_member_member_idx on segment_member (merchant_id, member_id);
select tenant_table('segment_member');
