-- A member takes an item of the shop for points, in one commit: idempotency row, limits and stock, points, and the gift to
-- be fetched, the coupon, the bonus on the card, or the draws of a lottery ticket; outbox.
--   p_args {"redemptionId", "codeHash", "couponId", "couponCodeHash", "memberId", "tier", "cardId": null for none,
--           "item": as the programme has it, "programmeVersion", "pieces": {template: piece as coupon_grant wants it},
--           "spares": [{"redemptionId", "codeHash", "couponId", "couponCodeHash"} for each draw]}
-- Outcomes: REDEEMED as shop_view, with "balances"; NOT_FOUND (who can hold nothing, or another's card); those of
--           shop_refusal, shop_card_refusal, points_spend and coupon_grant; OVER_CAP {"capFen"}; OPERATION_KNOWN {"id"}
-- Promises: never more than the limits say; points go only when the thing comes; a refusal leaves nothing behind; once
-- drawn, a ticket is not refused any more, so that no draw can be taken back.
-- Lock order: idempotency, member (share), card (share), points of the member, accounts of the card, counters of the
-- item, then as coupon_grant. The same for every kind of item, so that no two wait for each other.
create or replace function shop_redeem(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_actor    text := p_call ->> 'principal';
    v_id       uuid := (p_args ->> 'redemptionId')::uuid;
    v_item     jsonb := p_args -> 'item';
    v_card     uuid := (p_args ->> 'cardId')::uuid;
    v_bonus    bigint := shop_most_bonus(p_args -> 'item');
    v_thing    jsonb := p_args || jsonb_build_object(
        'item', p_args #> '{item,code}', 'terms', p_args -> 'item', 'points', p_args #> '{item,points}',
        'operationKey', concat_ws('|', p_call ->> 'principal', p_call ->> 'key'),
        'piece', p_args #> array['pieces', p_args #>> '{item,coupon}']);
    v_known    uuid;
    v_member   uuid;
    v_view     jsonb;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    select id into v_known from redemption
     where merchant_id = v_merchant and operation_key = v_thing ->> 'operationKey';
    if found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'OPERATION_KNOWN', 'id', v_known));
    end if;
    v_member := coupon_holder(v_merchant, (p_args ->> 'memberId')::uuid);
    v_outcome := case when v_member is null then jsonb_build_object('outcome', 'NOT_FOUND')
                      else shop_refusal(v_merchant, v_member, p_args ->> 'tier', v_item) end;
    if v_outcome is null and v_bonus > 0 then
        v_outcome := shop_card_refusal(v_merchant, v_member, v_card);
    end if;
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    begin
        v_outcome := points_spend(v_merchant, v_actor, v_member, 'redemption', v_id, (v_item ->> 'points')::bigint);
        if v_outcome is null and v_bonus > 0 then
            v_outcome := shop_room(v_merchant, v_card, v_bonus);
        end if;
        v_outcome := coalesce(v_outcome, shop_take(v_merchant, v_member, v_item, points_day(v_merchant)));
        v_outcome := coalesce(v_outcome, shop_give(v_merchant, v_actor, v_member, v_thing));
        if v_outcome is not null then
            raise exception using errcode = 'LK001', message = 'refused';
        end if;
    exception when sqlstate 'LK001' then
        return idempotency_end(p_call, v_outcome);
    end;
    select shop_view(r) into v_view from redemption r where r.merchant_id = v_merchant and r.id = v_id;
    perform outbox_publish(v_merchant, 'RedemptionMade', 'member:' || v_member,
                           v_view - array['prize', 'ticketId', 'state', 'endedAt', 'storeId', 'reason', 'draws']);
    for v_draw in 1 .. coalesce((v_item #>> '{lottery,draws}')::integer, 0) loop
        perform shop_draw(v_merchant, v_actor, v_member, v_thing, v_draw, p_args -> 'spares' -> (v_draw - 1));
        select shop_view(r) into v_view from redemption r where r.merchant_id = v_merchant and r.id = v_id;
    end loop;
    return idempotency_end(p_call, v_view || jsonb_build_object('outcome', 'REDEEMED',
        'balances', case when v_bonus > 0 then ledger_balance(v_merchant, v_card) else '[]' end));
end $$;
