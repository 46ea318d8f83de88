-- What a sale would have cost, what made it cheaper, and prices that were told before the sale.

alter table sale
    add column list_fen      bigint,
    add column points_spent  bigint not null default 0,
    add column points_earned bigint not null default 0,
    drop constraint sale_total_check,
    -- A coupon or points may pay a whole sale.
    add constraint sale_total_check check ((total_fen > 0 or list_fen > 0) and wallet_fen between 0 and total_fen),
    add constraint sale_list_check check (list_fen >= total_fen),
    add constraint sale_points_check
        check (points_spent >= 0 and points_earned >= 0 and (member_id is not null or points_spent + points_earned = 0));

alter table sale_line
    add column product_class text not null default '',
    add column discount_fen  bigint not null default 0,
    add constraint sale_line_discount_check check (discount_fen between 0 and amount_fen);

alter table sale_refund
    add column points_returned   bigint not null default 0,
    add column points_taken_back bigint not null default 0,
    add column points_owed       bigint not null default 0,
    add constraint sale_refund_points_check
        check (points_returned >= 0 and points_taken_back >= 0 and points_owed >= 0);

-- One step from the list price to what was paid, in the order in which they were taken.
create table sale_effect (
    merchant_id     integer     not null,
    business_month  date        not null,
    sale_id         uuid        not null,
    line            smallint    not null,
    kind            text        not null,
    code            text        not null,
    name            jsonb,
    amount_fen      bigint      not null,
    coupon_id       uuid,
    points          bigint,
    constraint sale_effect_pkey primary key (merchant_id, business_month, sale_id, line),
    constraint sale_effect_sale_fkey foreign key (merchant_id, business_month, sale_id)
        references sale (merchant_id, business_month, id),
    constraint sale_effect_kind_check check (kind in ('member_price', 'tier_discount', 'member_day', 'coupon', 'points')),
    constraint sale_effect_amount_check check (amount_fen >= 0 and (amount_fen > 0 or kind = 'coupon')),
    constraint sale_effect_coupon_check check ((kind = 'coupon') = (coupon_id is not null)),
    constraint sale_effect_points_check check ((kind = 'points') = (points is not null) and coalesce(points, 1) > 0)
);
select tenant_table('sale_effect');

-- A price that was told, for the charge that follows it. Nothing is held for it: what has gone meanwhile is refused.
create table quote (
    merchant_id       integer     not null,
    id                uuid        not null,
    card_id           uuid        not null,
    store_id          uuid        not null,
    basket            jsonb       not null,
    programme_version integer     not null,
    quoted_by         text        not null,
    quoted_at         timestamptz not null default app_now(),
    lapses_at         timestamptz not null,
    sale_id           uuid,
    constraint quote_pkey primary key (merchant_id, id),
    constraint quote_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint quote_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint quote_lapse_check check (lapses_at > quoted_at)
);
create index quote_lapse_idx on quote (lapses_at);
select tenant_table('quote');

alter table charge_request
    add column pricing jsonb;
