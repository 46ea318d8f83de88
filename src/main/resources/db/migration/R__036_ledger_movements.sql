-- What moved in one asset over a set of holders, one row per posting, oldest first; postings that only move value
-- between the given holders vanish. For features that attribute spending to its origin.
create or replace function ledger_movements(p_merchant integer, p_holders uuid[], p_asset text)
    returns table (kind text, source_kind text, source_id uuid, amount bigint, entry bigint)
    language sql stable
    as $$
    select p.kind, p.source_kind, p.source_id, m.amount, m.entry
      from (select e.booked_at, e.posting_id, sum(e.amount)::bigint as amount, min(e.id) as entry
              from ledger_entry e
             where e.merchant_id = p_merchant and e.holder_id = any (p_holders) and e.asset = p_asset
             group by e.booked_at, e.posting_id having sum(e.amount) <> 0) m
      join ledger_posting p on p.merchant_id = p_merchant and p.booked_at = m.booked_at and p.id = m.posting_id
     order by m.entry
$$;
