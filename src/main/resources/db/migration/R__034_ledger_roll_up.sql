-- Rolls up the counter-accounts of the next postings of a merchant, at most p_limit, and answers how many; what is open
-- in the accounts that must clear is carried on with it. The lock on the position row makes it right for any number of workers,
-- also for one that froze and came back.
create or replace function ledger_roll_up(p_merchant integer, p_limit bigint) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
    as $$
declare
    v_zone text;
    v_from ledger_rollup_position;
    v_last record;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    select time_zone into strict v_zone from merchant where id = p_merchant;
    insert into ledger_rollup_position (merchant_id, txid, posting_id)
    values (p_merchant, '0', '00000000-0000-0000-0000-000000000000')
    on conflict do nothing;
    select * into v_from from ledger_rollup_position where merchant_id = p_merchant for update;

    select count(*) as postings, (array_agg(b.txid order by b.txid desc, b.id desc))[1] as txid,
           (array_agg(b.id order by b.txid desc, b.id desc))[1] as id
      into v_last
      from (select txid, id from ledger_posting
             where merchant_id = p_merchant and (txid, id) > (v_from.txid, v_from.posting_id)
               and txid < pg_snapshot_xmin(pg_current_snapshot())
             order by txid, id limit p_limit) b;
    if v_last.postings = 0 then
        return 0;
    end if;

    insert into ledger_rollup as r (merchant_id, counter, asset, day, amount, entries)
    select p_merchant, e.counter, e.asset, (p.booked_at at time zone v_zone)::date, sum(e.amount), count(*)
      from ledger_posting p
      join ledger_entry e on e.merchant_id = p.merchant_id and e.booked_at = p.booked_at and e.posting_id = p.id
     where p.merchant_id = p_merchant and (p.txid, p.id) > (v_from.txid, v_from.posting_id)
       and (p.txid, p.id) <= (v_last.txid, v_last.id) and e.counter is not null
     group by 2, 3, 4
     order by 2, 3, 4
    on conflict (merchant_id, counter, asset, day)
        do update set amount = r.amount + excluded.amount, entries = r.entries + excluded.entries;

    insert into ledger_open_item as i (merchant_id, counter, counter_ref, asset, amount, since)
    select p_merchant, e.counter, coalesce(e.counter_ref, ''), e.asset, sum(e.amount), min(e.booked_at)
      from ledger_posting p
      join ledger_entry e on e.merchant_id = p.merchant_id and e.booked_at = p.booked_at and e.posting_id = p.id
      join ledger_counter c on c.code = e.counter and c.asset = e.asset and c.clears
     where p.merchant_id = p_merchant and (p.txid, p.id) > (v_from.txid, v_from.posting_id)
       and (p.txid, p.id) <= (v_last.txid, v_last.id)
     group by 2, 3, 4
     order by 2, 3, 4
    on conflict (merchant_id, counter, counter_ref, asset)
        do update set amount = i.amount + excluded.amount, since = least(i.since, excluded.since);
    delete from ledger_open_item where merchant_id = p_merchant and amount = 0;

    update ledger_rollup_position set txid = v_last.txid, posting_id = v_last.id where merchant_id = p_merchant;
    return v_last.postings;
end $$;
