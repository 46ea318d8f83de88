-- Counts a source for a member, once for ever: its facts on its business day, its growth in the ledger, and the level
-- that is reached by it, in one commit.
--   p_call {"merchant"}
--   p_args {"kind": "sale"|"recharge"|"referral", "sourceId", "memberId", "day" or null, "at": real time of the event,
--           "storeId", "amountFen", "points" that a sale earned or nothing, "growth": the weights that count for it,
--           "rules": as tier_levels}
-- Outcomes: COUNTED {"memberId", "growth"} · KNOWN (counted before: nothing written) · NOBODY (no such person, or
-- forgotten)
-- Growth is whole; what is left of one is carried to the next source. A return that came before its source is taken
-- off at once. A friend's first sale is told as FriendBought, so that it counts for who brought them.
-- Lock order: the member (share), the member's row, source, day, levels from the highest down, ledger accounts.
create or replace function tier_count(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_kind     text := p_args ->> 'kind';
    v_store    uuid := (p_args ->> 'storeId')::uuid;
    v_amount   bigint := (p_args ->> 'amountFen')::bigint;
    v_day      date := (p_args ->> 'day')::date;
    v_at       timestamptz;
    v_row      tier_member;
    v_source   tier_source;
    v_weight   bigint;
    v_back     bigint;
    v_visit    bigint;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_row := tier_open(v_merchant, (p_args ->> 'memberId')::uuid, p_args -> 'rules');
    if v_row.member_id is null then
        return jsonb_build_object('outcome', 'NOBODY');
    end if;
    if v_day is null then
        v_at := (p_args ->> 'at')::timestamptz + (app_now() - statement_timestamp());
        v_day := coalesce(store_day(v_merchant, v_store, v_at),
                          (select (v_at at time zone time_zone)::date from merchant where id = v_merchant));
    end if;
    insert into tier_source (merchant_id, kind, source_id, member_id, day, amount_fen)
    values (v_merchant, v_kind, (p_args ->> 'sourceId')::uuid, v_row.member_id, v_day, v_amount)
    on conflict do nothing;
    select * into strict v_source from tier_source
     where merchant_id = v_merchant and kind = v_kind and source_id = (p_args ->> 'sourceId')::uuid for update;
    if v_source.counted_at is not null then
        return jsonb_build_object('outcome', 'KNOWN');
    end if;

    v_weight := case v_kind when 'sale' then (p_args #>> '{growth,perYuanBasisPoints}')::bigint
                            when 'recharge' then (p_args #>> '{growth,perRechargeYuanBasisPoints}')::bigint
                            else 0 end;
    v_row.carry := v_row.carry + v_amount * v_weight;
    v_source.growth := case v_kind when 'referral' then (p_args #>> '{growth,perReferral}')::bigint
                                   else v_row.carry / 1000000
                                        + coalesce((p_args ->> 'points')::bigint
                                                   * (p_args #>> '{growth,perPoint}')::bigint, 0) end;
    v_row.carry := v_row.carry % 1000000;
    v_back := case v_amount when 0 then 0 else v_source.growth * v_source.returned_fen / v_amount end;
    v_visit := tier_day_add(v_merchant, v_row.member_id, v_day, jsonb_build_object(
        'spendFen', case v_kind when 'sale' then v_amount - v_source.returned_fen end,
        'sales', case when v_kind = 'sale' and v_source.returned_fen < v_amount then 1 end,
        'rechargedFen', case v_kind when 'recharge' then v_amount - v_source.returned_fen end,
        'referrals', case v_kind when 'referral' then 1 end,
        'growth', v_source.growth - v_back), (p_args #>> '{growth,perVisit}')::bigint);
    update tier_source set growth = v_source.growth, returned_growth = v_back, member_id = v_row.member_id,
           day = v_day, counted_at = app_now()
     where merchant_id = v_merchant and kind = v_kind and source_id = v_source.source_id;
    update tier_member set carry = v_row.carry where merchant_id = v_merchant and member_id = v_row.member_id;
    perform tier_settle(v_merchant, v_row.member_id, p_args -> 'rules', 'earned');
    perform tier_post_growth(v_merchant, v_row.member_id, v_kind, v_source.source_id, v_store,
                             v_source.growth - v_back + v_visit);
    if v_kind = 'sale' and v_row.referrer_id is not null and v_row.referral_told_at is null then
        update tier_member set referral_told_at = app_now()
         where merchant_id = v_merchant and member_id = v_row.member_id;
        perform outbox_publish(v_merchant, 'FriendBought', 'member:' || v_row.referrer_id, jsonb_build_object(
            'memberId', v_row.member_id, 'referrerId', v_row.referrer_id, 'saleId', v_source.source_id,
            'storeId', v_store, 'businessDay', v_day, 'totalFen', v_amount));
    end if;
    return jsonb_build_object('outcome', 'COUNTED', 'memberId', v_row.member_id,
                              'growth', v_source.growth - v_back + v_visit);
end $$;
