-- The ledger: the only place where value moves. docs/ledger.md has the chart of accounts and the postings.
-- Amounts are whole fen (principal, bonus) or whole points (points, growth).

create table ledger_account (
    merchant_id   integer     not null,
    holder_kind   text        not null,
    holder_id     uuid        not null,
    asset         text        not null,
    balance       bigint      not null default 0,
    sequence      bigint      not null default 0,
    opened_at     timestamptz not null default app_now(),
    constraint ledger_account_pkey primary key (merchant_id, holder_id, asset),
    constraint ledger_account_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint ledger_account_holder_check check (
        (holder_kind = 'card' and asset in ('principal', 'bonus'))
        or (holder_kind = 'member' and asset in ('points', 'growth'))),
    constraint ledger_account_balance_check check (balance >= 0)
);
select tenant_table('ledger_account');

-- The other side of every posting. Insert-only: no balance, no sequence, so that no row is hot. For the same reason
-- entries have no foreign key to it (every payment would share-lock one row): ledger_post knows what it names.
-- clears: each of its references must return to zero; what is open, and since when, is an alert.
create table ledger_counter (
    code          text    not null,
    asset         text    not null,
    clears        boolean not null default false,
    constraint ledger_counter_pkey primary key (code, asset)
);
insert into ledger_counter (code, asset) values
    ('wechat_clearing', 'principal'), ('refund_clearing', 'principal'), ('bank', 'principal'),
    ('wechat_fee', 'principal'), ('cash', 'principal'), ('bank_card', 'principal'), ('revenue', 'principal'),
    ('suspense', 'principal'), ('payout', 'principal'), ('adjustment', 'principal'), ('import', 'principal'),
    ('bonus_cost', 'bonus'), ('bonus_spent', 'bonus'), ('adjustment', 'bonus'), ('import', 'bonus'),
    ('points_issued', 'points'), ('points_spent', 'points'), ('adjustment', 'points'), ('import', 'points'),
    ('growth_issued', 'growth'), ('adjustment', 'growth'), ('import', 'growth');
update ledger_counter set clears = true where code in ('wechat_clearing', 'refund_clearing', 'suspense');

-- Operation keys for ever: a late replay is recognised, whatever was cleaned up elsewhere.
create table ledger_operation (
    merchant_id   integer     not null,
    key           text        not null,
    posting_id    uuid        not null,
    booked_at     timestamptz not null,
    constraint ledger_operation_pkey primary key (merchant_id, key),
    constraint ledger_operation_key_check check (length(key) between 1 and 300)
);
select tenant_table('ledger_operation');

create table ledger_posting (
    merchant_id   integer     not null,
    booked_at     timestamptz not null,
    id            uuid        not null,
    kind          text        not null,
    key           text        not null,
    source_kind   text        not null,
    source_id     uuid,
    store_id      uuid,
    shift_id      uuid,
    actor         text        not null,
    detail        jsonb       not null default '{}',
    txid          xid8        not null default pg_current_xact_id(),
    constraint ledger_posting_pkey primary key (merchant_id, booked_at, id)
);
create index ledger_posting_id_idx on ledger_posting (merchant_id, id);
create index ledger_posting_source_idx on ledger_posting (merchant_id, source_id);
-- The position by which the seal and the roll-up read on.
create index ledger_posting_position_idx on ledger_posting (merchant_id, txid, id);
select tenant_table('ledger_posting');

create table ledger_entry (
    merchant_id   integer     not null,
    booked_at     timestamptz not null,
    id            bigint      not null generated always as identity,
    posting_id    uuid        not null,
    line          smallint    not null,
    holder_id     uuid,
    counter       text,
    counter_ref   text,
    asset         text        not null,
    amount        bigint      not null,
    sequence      bigint,
    balance_after bigint,
    constraint ledger_entry_pkey primary key (merchant_id, booked_at, id),
    constraint ledger_entry_posting_fkey
        foreign key (merchant_id, booked_at, posting_id) references ledger_posting (merchant_id, booked_at, id),
    constraint ledger_entry_account_fkey
        foreign key (merchant_id, holder_id, asset) references ledger_account (merchant_id, holder_id, asset),
    constraint ledger_entry_side_check check (num_nonnulls(holder_id, counter) = 1),
    constraint ledger_entry_holder_check check ((holder_id is null) = (sequence is null)
                                            and (holder_id is null) = (balance_after is null)),
    constraint ledger_entry_balance_check check (balance_after >= 0),
    constraint ledger_entry_amount_check check (amount <> 0)
);
-- Ids of one account rise with its sequence: both are drawn under the account's row lock.
create index ledger_entry_holder_idx on ledger_entry (merchant_id, holder_id, id) where holder_id is not null;
create index ledger_entry_posting_idx on ledger_entry (merchant_id, booked_at, posting_id);
create index ledger_entry_counter_idx on ledger_entry (merchant_id, counter, counter_ref, booked_at) where counter is not null;
select tenant_table('ledger_entry');

-- Corrections are new postings.
create function ledger_refuse_change() returns trigger
    language plpgsql
    as $$ begin raise exception 'the ledger is append-only: % on %', tg_op, tg_table_name; end $$;
create trigger ledger_posting_immutable before update or delete on ledger_posting
    for each row execute function ledger_refuse_change();
create trigger ledger_entry_immutable before update or delete on ledger_entry
    for each row execute function ledger_refuse_change();
create trigger ledger_operation_immutable before update or delete on ledger_operation
    for each row execute function ledger_refuse_change();
create trigger ledger_posting_kept before truncate on ledger_posting
    for each statement execute function ledger_refuse_change();
create trigger ledger_entry_kept before truncate on ledger_entry
    for each statement execute function ledger_refuse_change();
create trigger ledger_operation_kept before truncate on ledger_operation
    for each statement execute function ledger_refuse_change();

-- Only the ledger's own functions write (they run as the owner).
revoke insert, update, delete, truncate on ledger_account, ledger_counter, ledger_operation, ledger_posting, ledger_entry
    from lingka_app, lingka_jobs;
