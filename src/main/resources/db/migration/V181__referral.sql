-- Friends who were brought, and what became of it. One row for each friend: nobody is brought twice.
create table referral (
    merchant_id   integer     not null,
    friend_id     uuid        not null,
    referrer_id   uuid        not null,
    sale_id       uuid        not null,
    store_id      uuid        not null,
    minimum_fen   bigint      not null,
    state         text        not null,
    reason        text,
    bought_at     timestamptz not null default app_now(),
    due_at        timestamptz not null,
    decided_at    timestamptz,
    constraint referral_pkey primary key (merchant_id, friend_id),
    constraint referral_friend_fkey foreign key (merchant_id, friend_id) references member (merchant_id, id),
    constraint referral_referrer_fkey foreign key (merchant_id, referrer_id) references member (merchant_id, id),
    constraint referral_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint referral_minimum_check check (minimum_fen >= 0),
    -- void: the sale went back in time, so that a later sale may count.
    constraint referral_state_check check (state in ('waiting', 'earned', 'refused', 'void')),
    constraint referral_reason_check check ((state in ('refused', 'void')) = (reason is not null)
        and reason in ('same_person', 'staff', 'gone', 'limit', 'refunded')),
    constraint referral_decided_check check ((state = 'waiting') = (decided_at is null)),
    constraint referral_due_check check (due_at >= bought_at)
);
create index referral_referrer_idx on referral (merchant_id, referrer_id, state);
create index referral_due_idx on referral (due_at) where state = 'waiting';
select tenant_table('referral');

create index card_referrer_idx on card (merchant_id, referrer_id) where referrer_id is not null;
