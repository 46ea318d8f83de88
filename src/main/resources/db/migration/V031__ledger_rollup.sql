-- Counter-accounts carry no balance; they are rolled up behind the payments, per day of the merchant's zone.
create table ledger_rollup (
    merchant_id   integer not null,
    counter       text    not null,
    asset         text    not null,
    day           date    not null,
    amount        bigint  not null,
    entries       bigint  not null,
    constraint ledger_rollup_pkey primary key (merchant_id, counter, asset, day)
);
select tenant_table('ledger_rollup');

-- Up to which posting a merchant is rolled up.
create table ledger_rollup_position (
    merchant_id   integer not null,
    txid          xid8    not null,
    posting_id    uuid    not null,
    constraint ledger_rollup_position_pkey primary key (merchant_id)
);
select tenant_table('ledger_rollup_position');

-- What is still open in the accounts that must clear: one row per reference whose entries do not sum to zero.
create table ledger_open_item (
    merchant_id   integer     not null,
    counter       text        not null,
    counter_ref   text        not null,
    asset         text        not null,
    amount        bigint      not null,
    since         timestamptz not null,
    constraint ledger_open_item_pkey primary key (merchant_id, counter, counter_ref, asset)
);
create index ledger_open_item_since_idx on ledger_open_item (merchant_id, since);
select tenant_table('ledger_open_item');

revoke insert, update, delete, truncate on ledger_rollup, ledger_rollup_position, ledger_open_item from lingka_app, lingka_jobs;
