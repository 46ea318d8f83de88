-- How much of a recharge is still unspent in one asset: what was spent is attributed to the oldest origin first,
-- computed from the entries. Origins are recharges (less their refunds), imports, and credits by hand; everything else
-- is spending, and what a sale gives back lowers it. Never more than the card's balance.
-- p_cards is the card's lineage, the live card first. The caller holds the card and is about to lock its accounts;
-- a charge that slips in between is caught by the ledger, which never goes below zero.
create or replace function recharge_unspent(p_merchant integer, p_cards uuid[], p_order uuid, p_asset text)
    returns bigint
    language sql
    as $$
    with moved as (
        select m.amount, m.entry,
               case when m.source_kind = 'recharge_order' then m.source_id::text
                    when m.kind in ('import', 'adjustment') and m.amount > 0 then m.entry::text
               end as origin
          from ledger_movements(p_merchant, p_cards, p_asset) m
    ), spent as (
        select coalesce(-sum(amount), 0) as amount from moved where origin is null
    ), origins as (
        select origin, sum(amount) as amount, sum(sum(amount)) over (order by min(entry)) as up_to_here
          from moved where origin is not null group by origin
    )
    select greatest(0, least(o.amount, o.up_to_here - s.amount,
                             ledger_balance_of(p_merchant, p_cards[1], p_asset)))::bigint
      from origins o cross join spent s
     where o.origin = p_order::text
$$;
