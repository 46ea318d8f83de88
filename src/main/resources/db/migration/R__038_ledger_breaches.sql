-- Every breach of the ledger's invariants in one merchant, by the invariant's name: nothing when all hold.
--   I1 postings sum to zero · I2 balance, sequence, roll-up, open items · I3 nothing negative · I4 one operation per posting
-- Stable: it sees one snapshot. Needs the merchant set; ledger_verify does that.
create or replace function ledger_breaches(p_merchant integer) returns table (invariant text, breach text, subject text)
    language sql stable
    as $$
    with entry as materialized (
        select * from ledger_entry where merchant_id = p_merchant),
    posting as materialized (
        select p.id, p.booked_at, p.key,
               (p.txid, p.id) <= (select r.txid, r.posting_id from ledger_rollup_position r
                                   where r.merchant_id = p_merchant) as rolled_up
          from ledger_posting p where p.merchant_id = p_merchant),
    walked as (
        select holder_id, asset, sequence, amount, balance_after,
               row_number() over account as expected_sequence,
               sum(amount) over account as expected_balance,
               row_number() over (partition by holder_id, asset order by sequence desc) as from_last
          from entry where holder_id is not null
        window account as (partition by holder_id, asset order by sequence, id)),
    held as (
        select holder_id, asset, sum(amount) as amount, count(*) as entries,
               max(balance_after) filter (where from_last = 1) as last_balance
          from walked group by holder_id, asset),
    behind as materialized (
        select e.counter, e.counter_ref, e.asset, e.amount
          from entry e join posting p on p.id = e.posting_id and p.booked_at = e.booked_at
         where e.counter is not null and p.rolled_up),
    rolled as (
        select counter, asset, sum(amount) as amount, count(*) as entries from behind group by counter, asset),
    unclear as (
        select b.counter, coalesce(b.counter_ref, '') as counter_ref, b.asset, sum(b.amount) as amount
          from behind b join ledger_counter c on c.code = b.counter and c.asset = b.asset and c.clears
         group by 1, 2, 3 having sum(b.amount) <> 0),
    kept as (
        select counter, asset, sum(amount) as amount, sum(entries) as entries
          from ledger_rollup where merchant_id = p_merchant group by counter, asset)
    select 'I1', 'a posting does not sum to zero', posting_id::text
      from entry group by posting_id, asset having sum(amount) <> 0
    union all
    select 'I1', 'an asset does not sum to zero', asset from entry group by asset having sum(amount) <> 0
    union all
    select 'I1', 'a posting has no entries', p.id::text
      from posting p where not exists (select from entry e where e.posting_id = p.id)
    union all
    select 'I2', 'a balance is not the sum of its entries', concat_ws(' ', coalesce(a.holder_id, h.holder_id),
                                                                           coalesce(a.asset, h.asset))
      from (select * from ledger_account where merchant_id = p_merchant) a
      full join held h on h.holder_id = a.holder_id and h.asset = a.asset
     where coalesce(a.balance, 0) <> coalesce(h.amount, 0)
    union all
    select 'I2', 'a balance is not the last balance_after', concat_ws(' ', a.holder_id, a.asset)
      from ledger_account a join held h on h.holder_id = a.holder_id and h.asset = a.asset
     where a.merchant_id = p_merchant and a.balance <> h.last_balance
    union all
    select 'I2', 'an account does not count its entries', concat_ws(' ', a.holder_id, a.asset)
      from ledger_account a left join held h on h.holder_id = a.holder_id and h.asset = a.asset
     where a.merchant_id = p_merchant and a.sequence <> coalesce(h.entries, 0)
    union all
    select 'I2', 'a sequence has a gap or a double', concat_ws(' ', holder_id, asset, sequence)
      from walked where sequence <> expected_sequence
    union all
    select 'I2', 'a balance_after does not follow', concat_ws(' ', holder_id, asset, sequence)
      from walked where balance_after <> expected_balance
    union all
    select 'I2', 'a roll-up is not the sum of its entries', concat_ws(' ', coalesce(r.counter, k.counter),
                                                                           coalesce(r.asset, k.asset))
      from rolled r full join kept k on k.counter = r.counter and k.asset = r.asset
     where (r.amount, r.entries) is distinct from (k.amount, k.entries)
    union all
    select 'I2', 'an open item is not the sum of its entries', concat_ws(' ', coalesce(u.counter, i.counter),
                                                                              coalesce(u.counter_ref, i.counter_ref))
      from unclear u
      full join (select * from ledger_open_item where merchant_id = p_merchant) i
        on i.counter = u.counter and i.counter_ref = u.counter_ref and i.asset = u.asset
     where u.amount is distinct from i.amount
    union all
    select 'I3', 'a balance is negative', concat_ws(' ', holder_id, asset)
      from ledger_account where merchant_id = p_merchant and balance < 0
    union all
    select 'I3', 'an entry leaves a negative balance', concat_ws(' ', holder_id, asset, sequence)
      from entry where balance_after < 0
    union all
    select 'I4', 'a posting and its operation key do not agree', coalesce(p.key, o.key)
      from posting p
      full join (select * from ledger_operation where merchant_id = p_merchant) o on o.posting_id = p.id
     where p.key is distinct from o.key
$$;
