-- What the daily verification of each merchant's ledger found last; all replicas show it. tried_at is written before,
-- so that a ledger that cannot be verified does not keep the others waiting.
create table ledger_verification (
    merchant_id   integer     not null,
    tried_at      timestamptz not null,
    verified_at   timestamptz,
    breaches      bigint      not null default 0,
    constraint ledger_verification_pkey primary key (merchant_id),
    constraint ledger_verification_merchant_fkey foreign key (merchant_id) references merchant (id),
    constraint ledger_verification_breaches_check check (breaches >= 0)
);
select tenant_table('ledger_verification');
