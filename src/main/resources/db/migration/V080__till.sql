-- What was sold, how it was paid, what went back, what waits for a member's word, and what was put right by hand.
-- sale and its children carry business_month, so that they can be partitioned by month; uniqueness lives in till_operation.

create table sale (
    merchant_id     integer     not null,
    business_month  date        not null,
    id              uuid        not null,
    business_day    date        not null,
    sold_at         timestamptz not null,
    store_id        uuid        not null,
    terminal_id     uuid,
    staff_id        uuid,
    shift_id        uuid,
    card_id         uuid,
    member_id       uuid,
    identified_by   text,
    total_fen       bigint      not null,
    wallet_fen      bigint      not null,
    principal_fen   bigint      not null,
    bonus_fen       bigint      not null,
    refunded_fen    bigint      not null default 0,
    refunded_wallet_fen    bigint not null default 0,
    refunded_principal_fen bigint not null default 0,
    refunded_bonus_fen     bigint not null default 0,
    programme_version integer   not null,
    note            text        not null default '',
    actor           text        not null,
    constraint sale_pkey primary key (merchant_id, business_month, id),
    constraint sale_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint sale_terminal_fkey foreign key (merchant_id, terminal_id) references terminal (merchant_id, id),
    constraint sale_staff_fkey foreign key (merchant_id, staff_id) references staff (merchant_id, id),
    constraint sale_shift_fkey foreign key (merchant_id, shift_id) references shift (merchant_id, id),
    constraint sale_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint sale_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint sale_month_check check (business_month = date_trunc('month', business_day)::date),
    constraint sale_member_check check ((card_id is null) = (member_id is null)),
    constraint sale_identified_check
        check (identified_by in ('code', 'phone', 'member_number', 'physical_card')
               and (card_id is null) = (identified_by is null)),
    constraint sale_total_check check (total_fen > 0 and wallet_fen between 0 and total_fen),
    constraint sale_wallet_check check (wallet_fen = 0 or card_id is not null),
    constraint sale_split_check check (principal_fen >= 0 and bonus_fen >= 0 and principal_fen + bonus_fen = wallet_fen),
    constraint sale_refunded_check check (refunded_fen between 0 and total_fen
        and refunded_wallet_fen between 0 and wallet_fen and refunded_wallet_fen <= refunded_fen),
    constraint sale_refunded_split_check check (refunded_principal_fen between 0 and principal_fen
        and refunded_bonus_fen between 0 and bonus_fen
        and refunded_principal_fen + refunded_bonus_fen = refunded_wallet_fen)
);
create index sale_id_idx on sale (merchant_id, id);
create index sale_sold_idx on sale (merchant_id, sold_at, id);
create index sale_store_idx on sale (merchant_id, store_id, business_day, sold_at, id);
create index sale_card_idx on sale (merchant_id, card_id, sold_at) where card_id is not null;
create index sale_shift_idx on sale (merchant_id, shift_id) where shift_id is not null;
select tenant_table('sale');

create table sale_tender (
    merchant_id     integer     not null,
    business_month  date        not null,
    sale_id         uuid        not null,
    line            smallint    not null,
    kind            text        not null,
    amount_fen      bigint      not null,
    reference       text        not null default '',
    refunded_fen    bigint      not null default 0,
    constraint sale_tender_pkey primary key (merchant_id, business_month, sale_id, line),
    constraint sale_tender_sale_fkey foreign key (merchant_id, business_month, sale_id)
        references sale (merchant_id, business_month, id),
    constraint sale_tender_kind_check check (kind in ('wallet', 'cash', 'bank_card', 'wechat', 'other')),
    constraint sale_tender_amount_check check (amount_fen > 0),
    constraint sale_tender_refunded_check check (refunded_fen between 0 and amount_fen)
);
select tenant_table('sale_tender');

create table sale_line (
    merchant_id     integer        not null,
    business_month  date           not null,
    sale_id         uuid           not null,
    line            smallint       not null,
    sku             text           not null default '',
    name            text           not null,
    quantity        numeric(12, 3) not null,
    amount_fen      bigint         not null,
    constraint sale_line_pkey primary key (merchant_id, business_month, sale_id, line),
    constraint sale_line_sale_fkey foreign key (merchant_id, business_month, sale_id)
        references sale (merchant_id, business_month, id),
    constraint sale_line_quantity_check check (quantity > 0),
    constraint sale_line_amount_check check (amount_fen >= 0)
);
select tenant_table('sale_line');

create table sale_refund (
    merchant_id     integer     not null,
    business_month  date        not null,
    sale_id         uuid        not null,
    id              uuid        not null,
    business_day    date        not null,
    refunded_at     timestamptz not null,
    state           text        not null,
    amount_fen      bigint      not null,
    wallet_fen      bigint      not null,
    principal_fen   bigint      not null,
    bonus_fen       bigint      not null,
    credited_card_id uuid,
    over_cap_fen    bigint      not null default 0,
    terminal_id     uuid,
    staff_id        uuid,
    shift_id        uuid,
    reason          text        not null,
    approval_id     uuid,
    actor           text        not null,
    payout_method   text,
    payout_reference text,
    payout_by       text,
    paid_out_at     timestamptz,
    constraint sale_refund_pkey primary key (merchant_id, business_month, sale_id, id),
    constraint sale_refund_sale_fkey foreign key (merchant_id, business_month, sale_id)
        references sale (merchant_id, business_month, id),
    constraint sale_refund_card_fkey foreign key (merchant_id, credited_card_id) references card (merchant_id, id),
    constraint sale_refund_terminal_fkey foreign key (merchant_id, terminal_id) references terminal (merchant_id, id),
    constraint sale_refund_staff_fkey foreign key (merchant_id, staff_id) references staff (merchant_id, id),
    constraint sale_refund_shift_fkey foreign key (merchant_id, shift_id) references shift (merchant_id, id),
    constraint sale_refund_state_check check (state in ('booked', 'in_suspense', 'paid_out')),
    constraint sale_refund_amount_check check (amount_fen > 0 and wallet_fen between 0 and amount_fen),
    constraint sale_refund_split_check
        check (principal_fen >= 0 and bonus_fen >= 0 and principal_fen + bonus_fen = wallet_fen),
    constraint sale_refund_over_cap_check check (over_cap_fen >= 0),
    constraint sale_refund_reason_check check (reason <> ''),
    constraint sale_refund_credited_check check (credited_card_id is null or wallet_fen > 0),
    constraint sale_refund_payout_check check ((state = 'paid_out') = (paid_out_at is not null)
        and num_nonnulls(paid_out_at, payout_method, payout_reference, payout_by) in (0, 4))
);
create index sale_refund_id_idx on sale_refund (merchant_id, id);
create index sale_refund_shift_idx on sale_refund (merchant_id, shift_id) where shift_id is not null;
create index sale_refund_suspense_idx on sale_refund (merchant_id, refunded_at) where state = 'in_suspense';
select tenant_table('sale_refund');

create table sale_refund_tender (
    merchant_id     integer     not null,
    business_month  date        not null,
    sale_id         uuid        not null,
    refund_id       uuid        not null,
    line            smallint    not null,
    amount_fen      bigint      not null,
    constraint sale_refund_tender_pkey primary key (merchant_id, business_month, sale_id, refund_id, line),
    constraint sale_refund_tender_refund_fkey foreign key (merchant_id, business_month, sale_id, refund_id)
        references sale_refund (merchant_id, business_month, sale_id, id),
    constraint sale_refund_tender_tender_fkey foreign key (merchant_id, business_month, sale_id, line)
        references sale_tender (merchant_id, business_month, sale_id, line),
    constraint sale_refund_tender_amount_check check (amount_fen > 0)
);
select tenant_table('sale_refund_tender');

-- The key of each sale, refund, pay-out and adjustment for ever, also of those that move no stored value: a replay
-- that comes after the idempotency rows were cleaned up finds what it did.
create table till_operation (
    merchant_id     integer     not null,
    key             text        not null,
    kind            text        not null,
    id              uuid        not null,
    constraint till_operation_pkey primary key (merchant_id, key),
    constraint till_operation_kind_check check (kind in ('sale', 'refund', 'payout', 'request', 'adjustment'))
);
select tenant_table('till_operation');

-- A charge that waits for the member's word. Nothing is held meanwhile.
create table charge_request (
    merchant_id     integer     not null,
    id              uuid        not null,
    card_id         uuid        not null,
    member_id       uuid        not null,
    store_id        uuid        not null,
    terminal_id     uuid,
    staff_id        uuid,
    identified_by   text        not null,
    total_fen       bigint      not null,
    wallet_fen      bigint      not null,
    tenders         jsonb       not null,
    lines           jsonb       not null default '[]',
    note            text        not null default '',
    state           text        not null default 'pending',
    placed_by       text        not null,
    placed_at       timestamptz not null,
    lapses_at       timestamptz not null,
    decided_by      text,
    decided_at      timestamptz,
    sale_id         uuid,
    constraint charge_request_pkey primary key (merchant_id, id),
    constraint charge_request_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint charge_request_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint charge_request_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint charge_request_terminal_fkey foreign key (merchant_id, terminal_id) references terminal (merchant_id, id),
    constraint charge_request_staff_fkey foreign key (merchant_id, staff_id) references staff (merchant_id, id),
    constraint charge_request_state_check check (state in ('pending', 'confirmed', 'refused', 'cancelled', 'lapsed')),
    constraint charge_request_identified_check check (identified_by in ('code', 'phone', 'member_number', 'physical_card')),
    constraint charge_request_total_check check (total_fen > 0 and wallet_fen between 1 and total_fen),
    constraint charge_request_decided_check check ((state = 'pending') = (decided_at is null)
        and (decided_at is null) = (decided_by is null)),
    constraint charge_request_sale_check check ((state = 'confirmed') = (sale_id is not null)),
    constraint charge_request_lapse_check check (lapses_at > placed_at)
);
-- One open question per card, so that a phone cannot be flooded.
create unique index charge_request_pending_key on charge_request (merchant_id, card_id) where state = 'pending';
create index charge_request_member_idx on charge_request (merchant_id, member_id, placed_at);
create index charge_request_lapse_idx on charge_request (lapses_at) where state = 'pending';
select tenant_table('charge_request');

-- A correction by hand: asked by one person, posted on the word of another.
create table adjustment (
    merchant_id     integer     not null,
    id              uuid        not null,
    card_id         uuid        not null,
    asset           text        not null,
    amount_fen      bigint      not null,
    reason          text        not null,
    requested_by    text        not null,
    decided_by      text        not null,
    approval_id     uuid        not null,
    posted_at       timestamptz not null,
    constraint adjustment_pkey primary key (merchant_id, id),
    constraint adjustment_approval_key unique (merchant_id, approval_id),
    constraint adjustment_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint adjustment_asset_check check (asset in ('principal', 'bonus')),
    constraint adjustment_amount_check check (amount_fen <> 0),
    constraint adjustment_reason_check check (reason <> ''),
    constraint adjustment_eyes_check check (requested_by <> decided_by)
);
create index adjustment_card_idx on adjustment (merchant_id, card_id, posted_at);
select tenant_table('adjustment');

-- Tenders that Lingka does not collect itself, so that each sale stands in the ledger with all of its takings.
insert into ledger_counter (code, asset) values ('till_wechat', 'principal'), ('till_other', 'principal');
