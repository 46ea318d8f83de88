-- Counter-accounts per day of the merchant's zone: what is rolled up, and the entries since. Exact at every moment.
create or replace function ledger_counter_days(p_merchant integer)
    returns table (counter text, asset text, day date, amount bigint)
    language sql stable
    as $$
    with since as (
        select coalesce(max(txid), '0') as txid,
               coalesce((array_agg(posting_id))[1], '00000000-0000-0000-0000-000000000000') as posting_id
          from ledger_rollup_position where merchant_id = p_merchant)
    select d.counter, d.asset, d.day, sum(d.amount)::bigint
      from (select counter, asset, day, amount from ledger_rollup where merchant_id = p_merchant
            union all
            select e.counter, e.asset, (p.booked_at at time zone m.time_zone)::date, e.amount
              from since
              join merchant m on m.id = p_merchant
              join ledger_posting p on p.merchant_id = p_merchant and (p.txid, p.id) > (since.txid, since.posting_id)
              join ledger_entry e on e.merchant_id = p.merchant_id and e.booked_at = p.booked_at
                                 and e.posting_id = p.id and e.counter is not null) d
     group by d.counter, d.asset, d.day
$$;
