-- Takes one asset from many holders, one posting each against one counter-account: what ledger_post does with one, in a
-- few statements for all, for jobs over all members.
--   p_posting {"kind", "sourceKind", "actor", "counter", "asset"}; the source of each is the holder
--   p_takes   [{"holder", "amount" (more than 0), "key", "detail"}], each holder once
-- Raises, and nothing is taken, when a holder has less, a key is known, or the counter-account is not: a caller's mistake.
-- Promises as ledger_post. The caller holds the accounts (ledger_lock_each), so that the order of locks is by id.
create or replace function ledger_take_each(p_merchant integer, p_posting jsonb, p_takes jsonb) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
declare
    v_booked timestamptz := app_now();
    v_asset  text := p_posting ->> 'asset';
    v_taken  bigint;
begin
    if not exists (select from ledger_counter where code = p_posting ->> 'counter' and asset = v_asset) then
        raise exception 'takings name an unknown counter-account %', p_posting ->> 'counter';
    end if;
    with take as materialized (
        select t.holder, t.amount, t.key, coalesce(t.detail, '{}') as detail, uuid_v7() as posting
          from jsonb_to_recordset(p_takes) as t (holder uuid, amount bigint, key text, detail jsonb)
         where t.amount > 0),
    account as (
        update ledger_account a set balance = a.balance - t.amount, sequence = a.sequence + 1
          from take t
         where a.merchant_id = p_merchant and a.holder_id = t.holder and a.asset = v_asset and a.balance >= t.amount
        returning a.holder_id, a.balance, a.sequence),
    operation as (
        insert into ledger_operation (merchant_id, key, posting_id, booked_at)
        select p_merchant, key, posting, v_booked from take),
    posting as (
        insert into ledger_posting (merchant_id, booked_at, id, kind, key, source_kind, source_id, actor, detail)
        select p_merchant, v_booked, posting, p_posting ->> 'kind', key, p_posting ->> 'sourceKind', holder,
               p_posting ->> 'actor', detail
          from take),
    entry as (
        insert into ledger_entry (merchant_id, booked_at, posting_id, line, holder_id, counter, asset, amount, sequence,
                                  balance_after)
        select p_merchant, v_booked, t.posting, l.line, l.holder, l.counter, v_asset, l.amount, l.sequence, l.balance
          from take t
          join account a on a.holder_id = t.holder
         cross join lateral (values (1, t.holder, null, -t.amount, a.sequence, a.balance),
                                    (2, null::uuid, p_posting ->> 'counter', t.amount, null::bigint, null::bigint))
               as l (line, holder, counter, amount, sequence, balance))
    select count(*) into v_taken from account;
    if v_taken <> jsonb_array_length(p_takes) then
        raise exception 'only % of % takings are covered', v_taken, jsonb_array_length(p_takes);
    end if;
end $$;
