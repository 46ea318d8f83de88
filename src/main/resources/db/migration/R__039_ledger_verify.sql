-- Verifies one merchant's ledger and tells what it looked at, so that an empty look is not taken for a good one:
--   {"merchantId", "sound", "postings", "entries", "accounts", "holders": [{"asset", "amount"}],
--    "counters": [{"counter", "asset", "amount"}], "rolledUpEntries", "chains": [seal_verify…],
--    "breachCount", "breaches": [{"invariant", "breach", "subject"}] (at most 100)}
-- Stable: all of it sees one snapshot, also while payments go on.
create or replace function ledger_verify(p_merchant integer) returns jsonb
    language plpgsql stable
    as $$
declare
    v_chains   jsonb;
    v_breaches jsonb;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    select coalesce(jsonb_agg(seal_verify(p_merchant, c.name) order by c.name), '[]') into v_chains from seal_chain c;
    select coalesce(jsonb_agg(jsonb_build_object('invariant', b.invariant, 'breach', b.breach, 'subject', b.subject)
                              order by b.invariant, b.breach, b.subject), '[]')
      into v_breaches
      from (select * from ledger_breaches(p_merchant)
            union all
            select 'I14', 'a seal does not fit its rows', (chain ->> 'chain') || ' ' || number
              from jsonb_array_elements(v_chains) as chain, jsonb_array_elements_text(chain -> 'broken') as number
            union all
            select 'I14', 'an append-only table can be changed', t.subject from append_only_flaws() t
            union all
            select 'I15', t.flaw, t.subject from tenant_flaws() t) b;
    return jsonb_build_object(
        'merchantId', p_merchant,
        'sound', jsonb_array_length(v_breaches) = 0,
        'postings', (select count(*) from ledger_posting where merchant_id = p_merchant),
        'entries', (select count(*) from ledger_entry where merchant_id = p_merchant),
        'accounts', (select count(*) from ledger_account where merchant_id = p_merchant),
        'holders', (select coalesce(jsonb_agg(to_jsonb(h) order by h.asset), '[]')
                      from (select asset, sum(balance)::bigint as amount from ledger_account
                             where merchant_id = p_merchant group by asset) h),
        'counters', (select coalesce(jsonb_agg(to_jsonb(c) order by c.counter, c.asset), '[]')
                       from (select counter, asset, sum(amount)::bigint as amount from ledger_entry
                              where merchant_id = p_merchant and counter is not null group by counter, asset) c),
        'rolledUpEntries', (select coalesce(sum(entries), 0) from ledger_rollup where merchant_id = p_merchant),
        'chains', v_chains,
        'breachCount', jsonb_array_length(v_breaches),
        'breaches', jsonb_path_query_array(v_breaches, '$[0 to 99]'));
end $$;
