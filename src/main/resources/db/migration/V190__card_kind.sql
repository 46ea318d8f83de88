-- Cards that cost something, whose benefits have a term, and of which one person or one ID document gets so many.

insert into ledger_counter (code, asset) values ('card_fee', 'principal');

-- An order may pay for a card (or for its term, or for its re-issue) beside or instead of what it puts on the card:
-- amount_fen is principal as ever, fee_fen is earned when the order is paid, and together they are what is paid.
-- wanted: of a card that is opened when it is paid, all that card_open asks; of a renewal, the months that it adds.
alter table recharge_order
    add column purpose text not null default 'recharge',
    add column fee_fen bigint not null default 0,
    add column wanted jsonb,
    alter column card_id drop not null,
    drop constraint recharge_order_amount_check,
    add constraint recharge_order_amount_check
        check (amount_fen >= 0 and fee_fen >= 0 and amount_fen + fee_fen > 0 and bonus_fen >= 0 and cap_fen >= 0),
    add constraint recharge_order_purpose_check check (purpose in ('recharge', 'card', 'renewal', 'reissue')),
    add constraint recharge_order_recharge_check check (purpose <> 'recharge' or (amount_fen > 0 and fee_fen = 0)),
    add constraint recharge_order_opened_check
        check (card_id is not null or (purpose = 'card' and state <> 'paid')),
    add constraint recharge_order_wanted_check check (purpose not in ('card', 'renewal') or wanted is not null);
-- A person waits for one card of a kind at a time.
create unique index recharge_order_wanted_key on recharge_order (merchant_id, member_id, (wanted ->> 'kind'))
    where purpose = 'card' and state = 'pending';

alter table suspense_item
    drop constraint suspense_item_kind_check,
    add constraint suspense_item_kind_check check (kind in ('UNKNOWN_ORDER', 'AMOUNT_MISMATCH', 'CURRENCY_MISMATCH',
        'PAYEE_MISMATCH', 'PAID_AFTER_CLOSE', 'PAID_TWICE', 'CARD_CLOSED', 'CARD_NOT_OPENED'));

-- Until when a card gives benefits; its money knows no term. Months count from one start, so that the 31st stays it.
create table card_term (
    merchant_id    integer     not null,
    card_id        uuid        not null,
    started_on     date        not null,
    months         integer     not null,
    notice_days    integer     not null,
    -- The last day with benefits, in the merchant's zone.
    last_day       date        not null,
    -- When time alone has something to tell: that the end is near, then that it is there.
    due_at         timestamptz,
    left_at        timestamptz,
    constraint card_term_pkey primary key (merchant_id, card_id),
    constraint card_term_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id),
    constraint card_term_months_check check (months > 0 and notice_days > 0),
    constraint card_term_left_check check (left_at is null or due_at is null)
);
create index card_term_due_idx on card_term (due_at) where due_at is not null;
select tenant_table('card_term');

-- By which ID document a card was given, or is about to be when an order is paid. The number is sealed under the
-- person's key and found by keyed index; each of the places that one document has in a kind is taken once.
create table card_document (
    merchant_id     integer     not null,
    card_id         uuid        not null,
    order_id        uuid,
    member_id       uuid        not null,
    kind            text        not null,
    document_index  text        not null,
    place           integer     not null,
    document_sealed text        not null,
    document_key_id uuid        not null,
    taken_at        timestamptz not null default app_now(),
    constraint card_document_pkey primary key (merchant_id, card_id),
    constraint card_document_place_key unique (merchant_id, kind, document_index, place),
    constraint card_document_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint card_document_place_check check (place between 1 and 10)
);
create index card_document_member_idx on card_document (merchant_id, member_id);
select tenant_table('card_document');

-- Which sale brought a card that a first purchase gives; a sale brings one.
create table card_first_purchase (
    merchant_id    integer     not null,
    sale_id        uuid        not null,
    card_id        uuid        not null,
    taken_at       timestamptz not null default app_now(),
    constraint card_first_purchase_pkey primary key (merchant_id, sale_id),
    constraint card_first_purchase_card_fkey foreign key (merchant_id, card_id) references card (merchant_id, id)
);
select tenant_table('card_first_purchase');
