-- Who may join where the programme asks for it (member.eligibility): people whom the merchant knows by phone, by a
-- number of its own, or both. Who they are stands sealed in one piece; they are found by keyed hashes. Whoever joins by
-- an entry stands in it, so that one number lets one person in.
create table eligibility_entry (
    merchant_id   integer     not null,
    id            uuid        not null,
    phone_index   text,
    number_index  text,
    person_sealed text        not null,
    member_id     uuid,
    joined_at     timestamptz,
    added_at      timestamptz not null default app_now(),
    constraint eligibility_entry_pkey primary key (merchant_id, id),
    constraint eligibility_entry_phone_index_key unique (merchant_id, phone_index),
    constraint eligibility_entry_number_index_key unique (merchant_id, number_index),
    constraint eligibility_entry_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint eligibility_entry_known_check check (phone_index is not null or number_index is not null),
    constraint eligibility_entry_joined_check check ((member_id is null) = (joined_at is null))
);
create index eligibility_entry_member_idx on eligibility_entry (merchant_id, member_id) where member_id is not null;
select tenant_table('eligibility_entry');
