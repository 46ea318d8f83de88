-- Days on which one of a member's repeated group (programme section member: groups) was there, as a child of a
-- playground's member. Which one is a keyed hash of what is required of an entry: nothing of a child stands here.
create table group_visit (
    merchant_id integer     not null,
    member_id   uuid        not null,
    group_code  text        not null,
    entry_key   text        not null,
    day         date        not null,
    store_id    uuid        not null,
    noted_by    text        not null,
    noted_at    timestamptz not null default app_now(),
    constraint group_visit_pkey primary key (merchant_id, member_id, group_code, entry_key, day),
    constraint group_visit_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint group_visit_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint group_visit_key_check check (entry_key ~ '^[0-9a-f]{64}$')
);
create index group_visit_store_idx on group_visit (merchant_id, store_id, day);
select tenant_table('group_visit');
