-- Posts one balanced set of entries, or refuses and writes nothing.
--   p_posting {"key", "kind", "sourceKind", "sourceId", "storeId", "shiftId", "actor", "detail", "id"?}
--   p_lines   [{"holder": uuid, "asset", "amount"} | {"counter": code, "ref", "asset", "amount"}]
-- Outcomes: POSTED {"postingId", "bookedAt", "balances": [{"holder", "asset", "balance", "sequence"}]}
--           INSUFFICIENT_BALANCE {"holder", "asset", "balanceFen", "missingFen"} (nothing written)
--           OPERATION_KNOWN {"postingId"} (the key was posted before: nothing written)
-- Raises when the lines are not a posting (ledger_flaw) or an account was never opened: a caller's mistake.
-- Promises: the entries sum to zero per asset; each holder line carries the next sequence and the balance after;
-- a holder's balance is decided and moved by one conditional statement. One line per holder and asset.
-- Lock order: operation key, then accounts by (holder, asset).
create or replace function ledger_post(p_merchant integer, p_posting jsonb, p_lines jsonb) returns jsonb
    language plpgsql security definer set search_path = public, pg_temp
    as $$
declare
    v_posting  uuid := coalesce((p_posting ->> 'id')::uuid, uuid_v7());
    v_booked   timestamptz := app_now();
    v_flaw     text := ledger_flaw(p_lines);
    v_known    uuid;
    v_line     record;
    v_balance  bigint;
    v_sequence bigint;
    v_balances jsonb := '[]';
    v_refusal  jsonb;
begin
    if v_flaw is not null then
        raise exception 'posting % %', p_posting ->> 'key', v_flaw;
    end if;

    -- What a refusal undoes: the operation key too, so that the key may be posted when the money is there.
    begin
        insert into ledger_operation (merchant_id, key, posting_id, booked_at)
        values (p_merchant, p_posting ->> 'key', v_posting, v_booked)
        on conflict do nothing;
        if not found then
            select posting_id into v_known from ledger_operation
             where merchant_id = p_merchant and key = p_posting ->> 'key';
            return jsonb_build_object('outcome', 'OPERATION_KNOWN', 'postingId', v_known);
        end if;

        insert into ledger_posting (merchant_id, booked_at, id, kind, key, source_kind, source_id, store_id, shift_id,
                                    actor, detail)
        values (p_merchant, v_booked, v_posting, p_posting ->> 'kind', p_posting ->> 'key', p_posting ->> 'sourceKind',
                (p_posting ->> 'sourceId')::uuid, (p_posting ->> 'storeId')::uuid, (p_posting ->> 'shiftId')::uuid,
                p_posting ->> 'actor', coalesce(p_posting -> 'detail', '{}'));
        for v_line in
            select l.* from rows from (jsonb_to_recordset(p_lines)
                    as (holder uuid, counter text, ref text, asset text, amount bigint))
                with ordinality as l (holder, counter, ref, asset, amount, line)
             order by l.holder nulls last, l.asset, l.line
        loop
            v_balance := null;
            v_sequence := null;
            if v_line.holder is not null then
                loop
                    update ledger_account set balance = balance + v_line.amount, sequence = sequence + 1
                     where merchant_id = p_merchant and holder_id = v_line.holder and asset = v_line.asset
                       and balance + v_line.amount >= 0
                    returning balance, sequence into v_balance, v_sequence;
                    exit when found;
                    -- Locked before it is told: money that came in between is used, and the figures of a refusal are
                    -- those that it was refused for.
                    select balance into v_balance from ledger_account
                     where merchant_id = p_merchant and holder_id = v_line.holder and asset = v_line.asset for update;
                    if not found then
                        raise exception 'no account % of holder %', v_line.asset, v_line.holder;
                    elsif v_balance + v_line.amount < 0 then
                        v_refusal := jsonb_build_object('outcome', 'INSUFFICIENT_BALANCE', 'holder', v_line.holder,
                            'asset', v_line.asset, 'balanceFen', v_balance, 'missingFen', -v_line.amount - v_balance);
                        raise exception using errcode = 'LK001', message = 'refused';
                    end if;
                end loop;
                v_balances := v_balances || jsonb_build_object('holder', v_line.holder, 'asset', v_line.asset,
                    'balance', v_balance, 'sequence', v_sequence);
            end if;
            insert into ledger_entry (merchant_id, booked_at, posting_id, line, holder_id, counter, counter_ref, asset,
                                      amount, sequence, balance_after)
            values (p_merchant, v_booked, v_posting, v_line.line, v_line.holder, v_line.counter, v_line.ref,
                    v_line.asset, v_line.amount, v_sequence, v_balance);
        end loop;
    exception when sqlstate 'LK001' then
        return v_refusal;
    end;
    return jsonb_build_object('outcome', 'POSTED', 'postingId', v_posting, 'bookedAt', v_booked,
                              'balances', v_balances);
end $$;
