-- Tamper evidence: rows of append-only tables are sealed in batches, per merchant, in a chain of SHA-256. A rewrite of
-- a sealed row breaks its seal; a rewrite of the seals after it changes the head, which the log has kept.

-- Which rows are sealed. The source is a view (merchant_id, txid, id, canonical): id is unique within a merchant and
-- txid, canonical is the row as text, in which every byte must stay the same for ever. Its table needs an index
-- (merchant_id, txid, id).
create table seal_chain (
    name          text not null,
    source        text not null,
    constraint seal_chain_pkey primary key (name)
);

-- hash = SHA-256(previous hash || canonical rows, each ended by a line feed); the rows are those after the previous
-- seal's position up to this one's, ordered by (txid, id). The first seal follows on the chain's name.
create table seal (
    merchant_id   integer     not null,
    chain         text        not null,
    number        bigint      not null,
    to_txid       xid8        not null,
    to_id         text        not null,
    row_count     bigint      not null,
    hash          bytea       not null,
    sealed_at     timestamptz not null default now(),
    constraint seal_pkey primary key (merchant_id, chain, number),
    constraint seal_chain_fkey foreign key (chain) references seal_chain (name),
    constraint seal_number_check check (number > 0),
    constraint seal_row_count_check check (row_count > 0),
    constraint seal_hash_check check (length(hash) = 32)
);
select tenant_table('seal');

create function refuse_change() returns trigger
    language plpgsql
    as $$ begin raise exception '% is append-only: no %', tg_table_name, tg_op; end $$;
create trigger seal_immutable before update or delete on seal
    for each row execute function refuse_change();
create trigger seal_kept before truncate on seal
    for each statement execute function refuse_change();

-- Only seal_next writes (it runs as the owner).
revoke insert, update, delete, truncate on seal, seal_chain from lingka_app, lingka_jobs;
