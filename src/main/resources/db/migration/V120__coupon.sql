-- Coupons: pieces in members' pockets, how many of each template were given, and where they were used. The templates
-- themselves are rules of the programme; what a piece is worth and how long stays with the piece.

create table coupon (
    merchant_id       integer     not null,
    id                uuid        not null,
    member_id         uuid        not null,
    template          text        not null,
    programme_version integer     not null,
    terms             jsonb       not null,
    code_hash         text        not null,
    state             text        not null default 'live',
    valid_from        timestamptz not null,
    valid_until       timestamptz not null,
    notice_at         timestamptz,
    granted_at        timestamptz not null,
    granted_by        text        not null,
    granted_to        uuid        not null,
    source_kind       text        not null,
    source_id         text        not null,
    ended_at          timestamptz,
    constraint coupon_pkey primary key (merchant_id, id),
    constraint coupon_code_key unique (merchant_id, code_hash),
    constraint coupon_source_key unique (merchant_id, source_kind, source_id, template, granted_to),
    constraint coupon_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint coupon_granted_to_fkey foreign key (merchant_id, granted_to) references member (merchant_id, id),
    constraint coupon_state_check check (state in ('live', 'offered', 'used', 'expired', 'given')),
    constraint coupon_ended_check check ((state in ('live', 'offered')) = (ended_at is null)),
    constraint coupon_valid_check check (valid_from < valid_until),
    constraint coupon_terms_check check (terms ->> 'code' = template),
    constraint coupon_source_check check (length(source_kind) between 1 and 40 and length(source_id) between 1 and 300)
);
comment on column coupon.granted_to is
    'Whom the giver named, also after a merge: with the source it tells a repeated grant.';
comment on column coupon.notice_at is 'When the member is told that the piece is about to expire; null once told.';
create index coupon_member_idx on coupon (merchant_id, member_id, state, valid_until, id);
create index coupon_granted_to_idx on coupon (merchant_id, granted_to);
create index coupon_template_idx on coupon (merchant_id, template, granted_at);
create index coupon_expiry_idx on coupon (valid_until) where state in ('live', 'offered');
create index coupon_notice_idx on coupon (notice_at) where state in ('live', 'offered') and notice_at is not null;
select tenant_table('coupon');

-- How many pieces of a template were given, ever and per business day of the merchant. Only templates with such a limit
-- have rows: a row that every grant writes would be hot for nothing.
create table coupon_stock (
    merchant_id       integer     not null,
    template          text        not null,
    period            text        not null,
    issued            bigint      not null,
    most              bigint      not null,
    constraint coupon_stock_pkey primary key (merchant_id, template, period),
    constraint coupon_stock_period_check check (period = 'ever' or period ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    constraint coupon_stock_issued_check check (issued between 0 and most)
);
select tenant_table('coupon_stock');

-- How many pieces of a template one member has got, from whomever.
create table coupon_share (
    merchant_id       integer     not null,
    template          text        not null,
    member_id         uuid        not null,
    taken             bigint      not null,
    constraint coupon_share_pkey primary key (merchant_id, template, member_id),
    constraint coupon_share_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint coupon_share_taken_check check (taken > 0)
);
create index coupon_share_member_idx on coupon_share (merchant_id, member_id);
select tenant_table('coupon_share');

-- Each use of a piece at the till. The sale is another feature's row, so only its id stands here.
create table coupon_redemption (
    merchant_id       integer     not null,
    coupon_id         uuid        not null,
    sale_id           uuid        not null,
    member_id         uuid        not null,
    store_id          uuid        not null,
    fen               bigint      not null,
    cost_fen          bigint      not null,
    redeemed_by       text        not null,
    redeemed_at       timestamptz not null,
    refund_id         uuid,
    returned_at       timestamptz,
    revived           boolean,
    constraint coupon_redemption_pkey primary key (merchant_id, coupon_id, sale_id),
    constraint coupon_redemption_coupon_fkey foreign key (merchant_id, coupon_id) references coupon (merchant_id, id),
    constraint coupon_redemption_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint coupon_redemption_fen_check check (fen >= 0 and cost_fen >= fen),
    constraint coupon_redemption_returned_check check (num_nonnulls(refund_id, returned_at, revived) in (0, 3))
);
-- A piece is used in one sale at a time: the guard behind the state.
create unique index coupon_redemption_once_key on coupon_redemption (merchant_id, coupon_id) where returned_at is null;
create index coupon_redemption_sale_idx on coupon_redemption (merchant_id, sale_id);
create index coupon_redemption_store_idx on coupon_redemption (merchant_id, store_id, redeemed_at);
select tenant_table('coupon_redemption');

-- What coupons cost, in fen, beside the money: no asset that anybody holds.
insert into ledger_counter (code, asset) values ('coupon_cost', 'coupon'), ('coupon_redeemed', 'coupon');
