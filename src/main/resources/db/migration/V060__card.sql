-- Cards, how people came to them, the codes that pay with them, and the plastic that they replace.

-- What a poster, a table, a receipt, a cashier or a friend shows. The code is random and names its merchant.
create table join_code (
    merchant_id    integer     not null,
    id             uuid        not null,
    code           text        not null,
    source         text        not null,
    label          text        not null default '',
    store_id       uuid,
    staff_id       uuid,
    member_id      uuid,
    status         text        not null default 'active',
    created_at     timestamptz not null default app_now(),
    constraint join_code_pkey primary key (merchant_id, id),
    constraint join_code_code_key unique (merchant_id, code),
    constraint join_code_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint join_code_staff_fkey foreign key (merchant_id, staff_id) references staff (merchant_id, id),
    constraint join_code_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint join_code_code_check check (code ~ '^[0-9A-Za-z]{8,32}$'),
    constraint join_code_source_check check (source in ('poster', 'table', 'receipt', 'staff', 'friend')),
    constraint join_code_status_check check (status in ('active', 'retired')),
    constraint join_code_friend_check check ((source = 'friend') = (member_id is not null)),
    constraint join_code_staff_check check (source <> 'staff' or staff_id is not null)
);
create unique index join_code_friend_key on join_code (merchant_id, member_id) where member_id is not null;
create index join_code_store_idx on join_code (merchant_id, store_id, created_at);
select tenant_table('join_code');

-- Who came by which code before joining: a mini-program start, or a follow of the official account.
create table join_visit (
    merchant_id    integer     not null,
    id             bigint      not null generated always as identity,
    join_code_id   uuid        not null,
    member_id      uuid,
    openid_index   text,
    unionid_index  text,
    visited_at     timestamptz not null default app_now(),
    constraint join_visit_pkey primary key (merchant_id, id),
    constraint join_visit_code_fkey foreign key (merchant_id, join_code_id) references join_code (merchant_id, id),
    constraint join_visit_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint join_visit_who_check check (num_nonnulls(member_id, openid_index, unionid_index) > 0)
);
create index join_visit_member_idx on join_visit (merchant_id, member_id, id) where member_id is not null;
create index join_visit_openid_idx on join_visit (merchant_id, openid_index, id) where openid_index is not null;
create index join_visit_unionid_idx on join_visit (merchant_id, unionid_index, id) where unionid_index is not null;
select tenant_table('join_visit');

create table card (
    merchant_id       integer     not null,
    id                uuid        not null,
    member_id         uuid        not null,
    kind              text        not null,
    number            text        not null,
    code_number       bigint      not null,
    status            text        not null default 'active',
    balance_cap_fen   bigint      not null,
    spendable_at      timestamptz,
    merged_into       uuid,
    store_id          uuid,
    join_code_id      uuid,
    referrer_id       uuid,
    programme_version integer     not null,
    created_at        timestamptz not null default app_now(),
    changed_at        timestamptz not null default app_now(),
    constraint card_pkey primary key (merchant_id, id),
    constraint card_number_key unique (merchant_id, number),
    constraint card_code_number_key unique (merchant_id, code_number),
    constraint card_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint card_referrer_fkey foreign key (merchant_id, referrer_id) references member (merchant_id, id),
    constraint card_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint card_join_code_fkey foreign key (merchant_id, join_code_id) references join_code (merchant_id, id),
    constraint card_merged_fkey foreign key (merchant_id, merged_into) references card (merchant_id, id),
    constraint card_status_check check (status in ('active', 'frozen', 'lost', 'closed')),
    constraint card_merged_check check (merged_into is null or status = 'closed'),
    constraint card_cap_check check (balance_cap_fen between 0 and 500000),
    constraint card_number_check check (number ~ '^[0-9]{16}$'),
    constraint card_code_number_check check (code_number between 0 and 999999999)
);
-- One live card per person and kind.
create unique index card_live_key on card (merchant_id, member_id, kind) where status <> 'closed';
create index card_member_idx on card (merchant_id, member_id, created_at);
create index card_created_at_idx on card (merchant_id, created_at, id);
select tenant_table('card');

-- Every number that a card ever had; none is given twice.
create table card_number (
    merchant_id    integer     not null,
    number         text        not null,
    card_id        uuid        not null,
    given_at       timestamptz not null default app_now(),
    retired_at     timestamptz,
    constraint card_number_pkey primary key (merchant_id, number),
    constraint card_number_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id)
);
create index card_number_card_idx on card_number (merchant_id, card_id);
select tenant_table('card_number');

-- A card code pays once: this row, written in the charge's commit, is what makes it so.
create table card_code_use (
    merchant_id    integer     not null,
    card_id        uuid        not null,
    minute         bigint      not null,
    source         uuid        not null,
    used_at        timestamptz not null default app_now(),
    constraint card_code_use_pkey primary key (merchant_id, card_id, minute),
    constraint card_code_use_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id)
);
select tenant_table('card_code_use');

-- A new openid showed the verified phone number of a card that holds value. Numbers are recycled: until a second
-- proof the claimant has no access; after it the value can be spent 24 hours after the claim.
create table card_claim (
    merchant_id    integer     not null,
    id             uuid        not null,
    member_id      uuid        not null,
    claimant_id    uuid        not null,
    card_id        uuid        not null,
    state          text        not null default 'open',
    proof          text,
    tries          integer     not null default 0,
    spendable_at   timestamptz not null,
    claimed_at     timestamptz not null default app_now(),
    decided_at     timestamptz,
    constraint card_claim_pkey primary key (merchant_id, id),
    constraint card_claim_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint card_claim_claimant_fkey foreign key (merchant_id, claimant_id) references member (merchant_id, id),
    constraint card_claim_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint card_claim_state_check check (state in ('open', 'proven', 'refused', 'withdrawn')),
    constraint card_claim_proof_check check (proof in ('old_openid', 'physical_card', 'staff')),
    constraint card_claim_decided_check check ((state = 'open') = (decided_at is null)),
    constraint card_claim_proven_check check ((state = 'proven') = (proof is not null))
);
create unique index card_claim_open_key on card_claim (merchant_id, claimant_id) where state = 'open';
create index card_claim_member_idx on card_claim (merchant_id, member_id, claimed_at);
select tenant_table('card_claim');

-- A list of plastic cards, taken in whole or not at all; the same file twice is one import.
create table physical_card_import (
    merchant_id    integer     not null,
    id             uuid        not null,
    file_hash      text        not null,
    imported_by    text        not null,
    line_count     integer     not null,
    principal_fen  bigint      not null,
    bonus_fen      bigint      not null,
    points         bigint      not null,
    created_at     timestamptz not null default app_now(),
    constraint physical_card_import_pkey primary key (merchant_id, id),
    constraint physical_card_import_file_hash_key unique (merchant_id, file_hash),
    constraint physical_card_import_merchant_fkey foreign key (merchant_id) references merchant (id)
);
select tenant_table('physical_card_import');

create table physical_card (
    merchant_id    integer     not null,
    id             uuid        not null,
    number         text        not null,
    medium         text        not null,
    pin_index      text,
    phone_index    text,
    principal_fen  bigint      not null,
    bonus_fen      bigint      not null,
    points         bigint      not null,
    import_id      uuid        not null,
    line           integer     not null,
    tries          integer     not null default 0,
    card_id        uuid,
    bound_by       text,
    bound_at       timestamptz,
    constraint physical_card_pkey primary key (merchant_id, id),
    constraint physical_card_number_key unique (merchant_id, number),
    constraint physical_card_import_fkey
        foreign key (merchant_id, import_id) references physical_card_import (merchant_id, id),
    constraint physical_card_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint physical_card_medium_check check (medium in ('magnetic', 'proximity', 'barcode')),
    constraint physical_card_number_check check (number ~ '^[0-9A-Z]{4,32}$'),
    constraint physical_card_value_check check (principal_fen >= 0 and bonus_fen >= 0 and points >= 0),
    constraint physical_card_bound_check check (num_nonnulls(card_id, bound_by, bound_at) in (0, 3))
);
create index physical_card_card_idx on physical_card (merchant_id, card_id) where card_id is not null;
create index physical_card_import_idx on physical_card (merchant_id, import_id, line);
select tenant_table('physical_card');

-- Wrong proofs per card and day: whoever tries numbers of plastic that is not his is stopped, known numbers or not.
create table physical_card_try (
    merchant_id    integer     not null,
    card_id        uuid        not null,
    day            date        not null,
    tries          integer     not null default 1,
    constraint physical_card_try_pkey primary key (merchant_id, card_id, day),
    constraint physical_card_try_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id)
);
select tenant_table('physical_card_try');
