-- What moved on a holder's accounts from a moment until another, itself not in it, with what it was posted for.
create or replace function ledger_moves_of(p_merchant integer, p_holder uuid, p_from timestamptz, p_until timestamptz)
    returns table (moved_at timestamptz, asset text, amount bigint, kind text, source_kind text, detail jsonb)
    language sql stable
    as $$
    select e.booked_at, e.asset, e.amount, p.kind, p.source_kind, p.detail
      from ledger_entry e
      join ledger_posting p on p.merchant_id = e.merchant_id and p.booked_at = e.booked_at and p.id = e.posting_id
     where e.merchant_id = p_merchant and e.holder_id = p_holder and e.booked_at >= p_from and e.booked_at < p_until
     order by e.id
$$;
