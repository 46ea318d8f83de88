-- The principal of a card by the money that came in, oldest first, with what is left of each: principal spent is
-- attributed to the oldest lot first, net of what refunds of sales gave back. A refund of a recharge takes from its
-- own lot: its posting names the recharge in detail.originId. A lot is a positive entry of one of the kinds below.
--   refunded  fen already refunded of this lot
--   unspent   fen still on the card out of this lot; the sum over all lots is the balance
-- To decide by it, hold the card's row lock: it reads without one.
create or replace function ledger_lots(p_merchant integer, p_card uuid)
    returns table (posting_id uuid, kind text, source_kind text, source_id uuid, booked_at timestamptz,
                   amount bigint, refunded bigint, unspent bigint)
    language sql stable
    as $$
    with entry as materialized (
        select e.id, e.amount, p.id as posting_id, p.kind, p.source_kind, p.source_id, p.booked_at,
               p.detail ->> 'originId' as origin
          from ledger_entry e
          join ledger_posting p
            on p.merchant_id = e.merchant_id and p.booked_at = e.booked_at and p.id = e.posting_id
         where e.merchant_id = p_merchant and e.holder_id = p_card and e.asset = 'principal'),
    lot as (
        select e.*, coalesce((select -sum(r.amount) from entry r
                               where r.kind = 'recharge_refund' and r.origin = e.source_id::text), 0)::bigint as refunded
          from entry e
         where e.amount > 0 and e.kind in ('recharge', 'import', 'adjustment', 'merge')),
    spent as (
        select (select coalesce(sum(l.amount - l.refunded), 0) from lot l)
             - (select coalesce(sum(e.amount), 0) from entry e) as fen)
    select l.posting_id, l.kind, l.source_kind, l.source_id, l.booked_at, l.amount, l.refunded,
           greatest(0, least(l.amount - l.refunded,
                             sum(l.amount - l.refunded) over (order by l.id) - s.fen))::bigint
      from lot l cross join spent s
     order by l.id
$$;
