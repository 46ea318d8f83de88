-- Money that members pay in: orders, refunds, payments that nobody expected, WeChat's bills, pay-outs by hand.
-- Where the value is, the ledger says; these tables say what was agreed and how far WeChat has confirmed it.

create table recharge_order (
    merchant_id       integer     not null,
    id                uuid        not null,
    card_id           uuid        not null,
    member_id         uuid        not null,
    store_id          uuid,
    channel           text        not null,
    out_trade_no      text,
    appid             text,
    mchid             text,
    amount_fen        bigint      not null,
    bonus_fen         bigint      not null,
    -- What the card could hold at most, principal and bonus, when this was sold.
    cap_fen           bigint      not null,
    offer_code        text,
    first_time        boolean     not null default false,
    programme_version integer     not null,
    terms_version     text        not null,
    terms_accepted_at timestamptz not null default app_now(),
    -- The refund terms that were accepted: {"selfServiceDays", "later", "spentBonus"}.
    refund_terms      jsonb       not null,
    state             text        not null,
    -- Whose openid pays: WeChat wants the same one each time it is asked for a prepay id.
    payer_identity    uuid,
    prepay_id         text,
    prepay_at         timestamptz,
    transaction_id    text,
    paid_at           timestamptz,
    closed_at         timestamptz,
    shift_id          uuid,
    actor             text        not null,
    created_at        timestamptz not null default app_now(),
    expires_at        timestamptz,
    check_step        smallint    not null default 0,
    check_due_at      timestamptz,
    lease_token       uuid,
    lease_until       timestamptz,
    constraint recharge_order_pkey primary key (merchant_id, id),
    constraint recharge_order_out_trade_no_key unique (merchant_id, out_trade_no),
    constraint recharge_order_transaction_id_key unique (merchant_id, transaction_id),
    constraint recharge_order_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint recharge_order_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint recharge_order_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint recharge_order_shift_fkey foreign key (merchant_id, shift_id) references shift (merchant_id, id),
    constraint recharge_order_channel_check check (channel in ('wechat', 'cash', 'bank_card')),
    constraint recharge_order_state_check check (state in ('pending', 'paid', 'closed', 'suspended')),
    constraint recharge_order_amount_check check (amount_fen > 0 and bonus_fen >= 0 and cap_fen >= 0),
    constraint recharge_order_wechat_check check (
        (channel = 'wechat') = (num_nonnulls(out_trade_no, appid, mchid, expires_at) = 4)
        and (channel = 'wechat' or num_nonnulls(out_trade_no, appid, mchid, expires_at) = 0)),
    constraint recharge_order_counter_check check ((channel = 'wechat') = (shift_id is null)),
    constraint recharge_order_paid_check check ((state = 'paid') = (paid_at is not null)),
    constraint recharge_order_transaction_check check (channel = 'wechat' or transaction_id is null),
    constraint recharge_order_check_check check (check_due_at is null or (state = 'pending' and channel = 'wechat'))
);
create index recharge_order_card_idx on recharge_order (merchant_id, card_id, created_at);
create index recharge_order_member_idx on recharge_order (merchant_id, member_id, offer_code)
    where state in ('pending', 'paid');
create index recharge_order_state_idx on recharge_order (merchant_id, state, created_at, id);
create index recharge_order_paid_idx on recharge_order (merchant_id, paid_at) where paid_at is not null;
-- The reconciler asks for all merchants at once.
create index recharge_order_check_idx on recharge_order (check_due_at) where check_due_at is not null;
select tenant_table('recharge_order');

-- Payments that fit no open order. The money is booked to suspense until staff decide.
create table suspense_item (
    merchant_id       integer     not null,
    id                uuid        not null,
    kind              text        not null,
    order_id          uuid,
    out_trade_no      text        not null,
    transaction_id    text        not null,
    mchid             text        not null,
    amount_fen        bigint      not null,
    currency          text        not null,
    -- False when the amount is not in fen of CNY and so could not be booked.
    booked            boolean     not null,
    state             text        not null default 'open',
    paid_at           timestamptz not null,
    created_at        timestamptz not null default app_now(),
    decided_at        timestamptz,
    decided_by        text,
    approved_by       text,
    reason            text,
    card_id           uuid,
    constraint suspense_item_pkey primary key (merchant_id, id),
    constraint suspense_item_transaction_id_key unique (merchant_id, transaction_id),
    constraint suspense_item_order_fkey foreign key (merchant_id, order_id) references recharge_order (merchant_id, id),
    constraint suspense_item_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint suspense_item_kind_check check (kind in ('UNKNOWN_ORDER', 'AMOUNT_MISMATCH', 'CURRENCY_MISMATCH',
        'PAYEE_MISMATCH', 'PAID_AFTER_CLOSE', 'PAID_TWICE', 'CARD_CLOSED')),
    constraint suspense_item_state_check check (state in ('open', 'credited', 'refunding', 'refunded', 'kept')),
    constraint suspense_item_amount_check check (amount_fen > 0),
    constraint suspense_item_decision_check
        check ((state = 'open') = (num_nonnulls(decided_at, decided_by, approved_by, reason) < 4)),
    constraint suspense_item_eyes_check check (decided_by <> approved_by)
);
create index suspense_item_state_idx on suspense_item (merchant_id, state, created_at, id);
select tenant_table('suspense_item');

-- Money on its way back to who paid it. The value left the card when the row was written.
create table recharge_refund (
    merchant_id       integer     not null,
    id                uuid        not null,
    order_id          uuid,
    suspense_id       uuid,
    card_id           uuid,
    channel           text        not null,
    out_refund_no     text,
    out_trade_no      text,
    total_fen         bigint      not null,
    amount_fen        bigint      not null,
    bonus_fen         bigint      not null default 0,
    reason            text        not null,
    state             text        not null,
    wechat_refund_id  text,
    last_error        text,
    shift_id          uuid,
    actor             text        not null,
    requested_at      timestamptz not null default app_now(),
    finished_at       timestamptz,
    check_step        smallint    not null default 0,
    check_due_at      timestamptz,
    lease_token       uuid,
    lease_until       timestamptz,
    constraint recharge_refund_pkey primary key (merchant_id, id),
    constraint recharge_refund_out_refund_no_key unique (merchant_id, out_refund_no),
    constraint recharge_refund_order_fkey
        foreign key (merchant_id, order_id) references recharge_order (merchant_id, id),
    constraint recharge_refund_suspense_fkey
        foreign key (merchant_id, suspense_id) references suspense_item (merchant_id, id),
    constraint recharge_refund_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint recharge_refund_shift_fkey foreign key (merchant_id, shift_id) references shift (merchant_id, id),
    constraint recharge_refund_origin_check check (num_nonnulls(order_id, suspense_id) = 1
        and (order_id is null) = (card_id is null)),
    constraint recharge_refund_channel_check check (channel in ('wechat', 'cash', 'bank_card')),
    constraint recharge_refund_wechat_check check ((channel = 'wechat') = (out_refund_no is not null)
        and (channel = 'wechat') = (shift_id is null) and (channel = 'wechat') = (out_trade_no is not null)),
    -- requested: WeChat has not clearly accepted it; accepted: WeChat works on it; by_hand: WeChat cannot do it.
    constraint recharge_refund_state_check
        check (state in ('requested', 'accepted', 'succeeded', 'returned', 'by_hand', 'paid_out')),
    constraint recharge_refund_amount_check check (amount_fen > 0 and bonus_fen >= 0 and amount_fen <= total_fen),
    constraint recharge_refund_finished_check
        check ((state in ('succeeded', 'returned', 'paid_out')) = (finished_at is not null)),
    constraint recharge_refund_check_check check (check_due_at is null or state in ('requested', 'accepted'))
);
create index recharge_refund_order_idx on recharge_refund (merchant_id, order_id);
create index recharge_refund_suspense_idx on recharge_refund (merchant_id, suspense_id);
create index recharge_refund_card_idx on recharge_refund (merchant_id, card_id);
create index recharge_refund_state_idx on recharge_refund (merchant_id, state, requested_at, id);
create index recharge_refund_check_idx on recharge_refund (check_due_at) where check_due_at is not null;
select tenant_table('recharge_refund');

-- Principal that WeChat cannot give back and a person does: of a card that was closed, or of a failed refund.
create table payout (
    merchant_id       integer     not null,
    id                uuid        not null,
    card_id           uuid,
    refund_id         uuid,
    amount_fen        bigint      not null,
    state             text        not null,
    requested_by      text        not null,
    requested_at      timestamptz not null default app_now(),
    approved_by       text,
    reference         text,
    paid_at           timestamptz,
    constraint payout_pkey primary key (merchant_id, id),
    constraint payout_refund_key unique (merchant_id, refund_id),
    constraint payout_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint payout_refund_fkey foreign key (merchant_id, refund_id) references recharge_refund (merchant_id, id),
    constraint payout_origin_check check (num_nonnulls(card_id, refund_id) >= 1),
    constraint payout_state_check check (state in ('waiting', 'paid')),
    constraint payout_amount_check check (amount_fen > 0),
    constraint payout_paid_check check ((state = 'paid') = (num_nonnulls(approved_by, reference, paid_at) = 3)),
    constraint payout_eyes_check check (requested_by <> approved_by)
);
create index payout_state_idx on payout (merchant_id, state, requested_at, id);
create index payout_card_idx on payout (merchant_id, card_id);
select tenant_table('payout');

-- One comparison of a day's trade bill with our books.
create table recharge_bill (
    merchant_id       integer     not null,
    bill_date         date        not null,
    state             text        not null,
    round             integer     not null default 1,
    line_count        integer     not null default 0,
    matched_count     integer     not null default 0,
    difference_count  integer     not null default 0,
    payment_fen       bigint      not null default 0,
    refund_fen        bigint      not null default 0,
    fee_fen           bigint      not null default 0,
    fetched_at        timestamptz not null default app_now(),
    constraint recharge_bill_pkey primary key (merchant_id, bill_date),
    constraint recharge_bill_state_check check (state in ('comparing', 'balanced', 'different'))
);
select tenant_table('recharge_bill');

-- What a bill has settled: each payment and each refund once, whichever bill and fetch it comes in.
create table recharge_settlement (
    merchant_id       integer     not null,
    kind              text        not null,
    number            text        not null,
    bill_date         date        not null,
    amount_fen        bigint      not null,
    fee_fen           bigint      not null,
    seen_round        integer     not null,
    posted_at         timestamptz not null default app_now(),
    constraint recharge_settlement_pkey primary key (merchant_id, kind, number),
    constraint recharge_settlement_bill_fkey
        foreign key (merchant_id, bill_date) references recharge_bill (merchant_id, bill_date),
    constraint recharge_settlement_kind_check check (kind in ('payment', 'refund')),
    constraint recharge_settlement_amount_check check (amount_fen > 0)
);
create index recharge_settlement_bill_idx on recharge_settlement (merchant_id, bill_date);
select tenant_table('recharge_settlement');

-- What does not agree. Listed and alarmed; never corrected by the comparison.
create table recharge_bill_difference (
    merchant_id       integer     not null,
    bill_date         date        not null,
    kind              text        not null,
    line_kind         text        not null,
    number            text        not null,
    here_fen          bigint,
    there_fen         bigint,
    constraint recharge_bill_difference_pkey primary key (merchant_id, bill_date, line_kind, number, kind),
    constraint recharge_bill_difference_bill_fkey
        foreign key (merchant_id, bill_date) references recharge_bill (merchant_id, bill_date),
    constraint recharge_bill_difference_kind_check check (kind in ('MISSING_HERE', 'MISSING_THERE',
        'AMOUNT_DIFFERS', 'NOT_SETTLED_HERE', 'FEE_DIFFERS', 'LISTED_TWICE')),
    constraint recharge_bill_difference_line_check check (line_kind in ('payment', 'refund'))
);
select tenant_table('recharge_bill_difference');

-- A wish for a tax invoice. Buyer, tax number and address are sealed.
create table recharge_invoice_request (
    merchant_id       integer     not null,
    id                uuid        not null,
    order_id          uuid        not null,
    buyer_kind        text        not null,
    buyer_sealed      text        not null,
    tax_number_sealed text,
    email_sealed      text,
    amount_fen        bigint      not null,
    state             text        not null default 'requested',
    invoice_number    text,
    requested_at      timestamptz not null default app_now(),
    answered_at       timestamptz,
    constraint recharge_invoice_request_pkey primary key (merchant_id, id),
    constraint recharge_invoice_request_order_key unique (merchant_id, order_id),
    constraint recharge_invoice_request_order_fkey
        foreign key (merchant_id, order_id) references recharge_order (merchant_id, id),
    constraint recharge_invoice_request_buyer_check check (buyer_kind in ('person', 'company')),
    constraint recharge_invoice_request_company_check check (buyer_kind = 'person' or tax_number_sealed is not null),
    constraint recharge_invoice_request_state_check check (state in ('requested', 'issued', 'refused')),
    constraint recharge_invoice_request_amount_check check (amount_fen > 0)
);
create index recharge_invoice_request_state_idx on recharge_invoice_request (merchant_id, state, requested_at, id);
select tenant_table('recharge_invoice_request');
