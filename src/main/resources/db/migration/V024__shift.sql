-- A cashier's shift at a store, and the store's business day: what was counted against what the ledger says.

create table shift (
    merchant_id        integer     not null,
    id                 uuid        not null,
    store_id           uuid        not null,
    business_day       date        not null,
    terminal_id        uuid,
    staff_id           uuid        not null,
    opened_at          timestamptz not null default app_now(),
    opening_cash_fen   bigint      not null,
    closed_at          timestamptz,
    closed_by          text,
    counted_cash_fen   bigint,
    expected_cash_fen  bigint,
    difference_fen     bigint      generated always as (counted_cash_fen - expected_cash_fen) stored,
    note               text        not null default '',
    constraint shift_pkey primary key (merchant_id, id),
    constraint shift_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id),
    constraint shift_terminal_fkey foreign key (merchant_id, terminal_id) references terminal (merchant_id, id),
    constraint shift_staff_fkey foreign key (merchant_id, staff_id) references staff (merchant_id, id),
    constraint shift_opening_check check (opening_cash_fen >= 0),
    constraint shift_counted_check check (counted_cash_fen >= 0),
    constraint shift_closed_check check ((closed_at is null) = (closed_by is null)
        and (closed_at is null) = (counted_cash_fen is null) and (closed_at is null) = (expected_cash_fen is null))
);
create unique index shift_open_staff_key on shift (merchant_id, staff_id) where closed_at is null;
create unique index shift_open_terminal_key on shift (merchant_id, terminal_id) where closed_at is null;
create index shift_store_idx on shift (merchant_id, store_id, business_day, id);
select tenant_table('shift');

create table day_close (
    merchant_id        integer     not null,
    store_id           uuid        not null,
    business_day       date        not null,
    closed_at          timestamptz not null default app_now(),
    closed_by          text        not null,
    shifts             integer     not null,
    counted_cash_fen   bigint      not null,
    expected_cash_fen  bigint      not null,
    difference_fen     bigint      generated always as (counted_cash_fen - expected_cash_fen) stored,
    note               text        not null default '',
    constraint day_close_pkey primary key (merchant_id, store_id, business_day),
    constraint day_close_store_fkey foreign key (merchant_id, store_id) references store (merchant_id, id)
);
comment on column day_close.counted_cash_fen is 'What the drawers gained over their opening cash, as counted.';
comment on column day_close.expected_cash_fen is 'What they must have gained, as the ledger says.';
select tenant_table('day_close');
