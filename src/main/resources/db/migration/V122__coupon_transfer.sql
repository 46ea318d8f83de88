-- Pieces on their way to a friend. The link's token is drawn from the merchant's key; its hash stands here.

create table coupon_transfer (
    merchant_id       integer     not null,
    id                uuid        not null,
    coupon_id         uuid        not null,
    giver_id          uuid        not null,
    token_hash        text        not null,
    state             text        not null default 'open',
    offered_at        timestamptz not null,
    lapses_at         timestamptz not null,
    ended_at          timestamptz,
    given_coupon_id   uuid,
    constraint coupon_transfer_pkey primary key (merchant_id, id),
    constraint coupon_transfer_token_key unique (merchant_id, token_hash),
    constraint coupon_transfer_coupon_fkey foreign key (merchant_id, coupon_id) references coupon (merchant_id, id),
    constraint coupon_transfer_given_fkey foreign key (merchant_id, given_coupon_id) references coupon (merchant_id, id),
    constraint coupon_transfer_giver_fkey foreign key (merchant_id, giver_id) references member (merchant_id, id),
    constraint coupon_transfer_state_check check (state in ('open', 'accepted', 'taken_back', 'lapsed')),
    constraint coupon_transfer_ended_check check ((state = 'open') = (ended_at is null)),
    constraint coupon_transfer_given_check check ((state = 'accepted') = (given_coupon_id is not null))
);
-- One offer of a piece at a time.
create unique index coupon_transfer_open_key on coupon_transfer (merchant_id, coupon_id) where state = 'open';
create index coupon_transfer_coupon_idx on coupon_transfer (merchant_id, coupon_id);
create index coupon_transfer_giver_idx on coupon_transfer (merchant_id, giver_id);
create index coupon_transfer_given_idx on coupon_transfer (merchant_id, given_coupon_id) where given_coupon_id is not null;
create index coupon_transfer_lapse_idx on coupon_transfer (lapses_at) where state = 'open';
select tenant_table('coupon_transfer');
