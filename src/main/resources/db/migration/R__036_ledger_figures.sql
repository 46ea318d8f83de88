-- The books of one merchant on one snapshot, as finance and the law ask for them:
--   {"quarters": [{"startsOn", "endsOn", "ended", "principalFen", "bonusFen"}], newest first: what cards held at the end
--    "counters": [{"counter", "asset", "amount"}],
--    "openItems": [{"counter", "ref", "amount", "since", "ageSeconds"}], the oldest p_items}
-- What cards held is what the counter-accounts owe, because each posting sums to zero. Days are of the merchant's zone.
create or replace function ledger_figures(p_merchant integer, p_quarters integer, p_items integer) returns jsonb
    language plpgsql stable
    as $$
declare
    v_today date := (select (app_now() at time zone time_zone)::date from merchant where id = p_merchant);
begin
    perform set_config('app.merchant', p_merchant::text, true);
    return (
        with days as materialized (select * from ledger_counter_days(p_merchant)),
        quarter as (
            select starts, (starts + interval '3 months')::date as next_starts
              from (select (date_trunc('quarter', v_today::timestamp) - n * interval '3 months')::date as starts
                      from generate_series(0, p_quarters - 1) n) s),
        held as (
            select q.starts, q.next_starts,
                   coalesce(-sum(d.amount) filter (where d.asset = 'principal'), 0)::bigint as principal,
                   coalesce(-sum(d.amount) filter (where d.asset = 'bonus'), 0)::bigint as bonus
              from quarter q left join days d on d.day < q.next_starts
             group by q.starts, q.next_starts),
        open_item as (
            select * from ledger_open_item where merchant_id = p_merchant order by since, counter_ref limit p_items)
        select jsonb_build_object(
            'quarters', (select jsonb_agg(jsonb_build_object('startsOn', h.starts, 'endsOn', h.next_starts - 1,
                                'ended', h.next_starts <= v_today, 'principalFen', h.principal, 'bonusFen', h.bonus)
                                order by h.starts desc) from held h),
            'counters', (select coalesce(jsonb_agg(to_jsonb(c) order by c.counter, c.asset), '[]')
                           from (select counter, asset, sum(amount)::bigint as amount from days
                                  group by counter, asset) c),
            'openItems', (select coalesce(jsonb_agg(jsonb_build_object('counter', i.counter, 'ref', i.counter_ref,
                                 'amount', i.amount, 'since', i.since,
                                 'ageSeconds', extract(epoch from app_now() - i.since)::bigint)
                                 order by i.since, i.counter_ref), '[]') from open_item i)));
end $$;
