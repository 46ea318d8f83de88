-- Staff cancel a gift that was not handed over: its points come back once, and so do the stock and the member's and the
-- day's share of it; in one commit with the idempotency row, audit and outbox.
--   p_args {"redemptionId", "reason", "actorPhoneIndex": missing for staff without a known phone}
-- Outcomes: CANCELLED as shop_view, with "returnedPoints"; NOT_FOUND also when the member is not there any more; those of
--           shop_end_refusal. One conditional statement decides.
-- Lock order: idempotency, member (share), redemption, points of the member, counters as shop_take.
create or replace function shop_cancel(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant   integer := (p_call ->> 'merchant')::integer;
    v_id         uuid := (p_args ->> 'redemptionId')::uuid;
    v_redemption redemption;
    v_member     uuid;
    v_points     bigint;
    v_outcome    jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_member := coupon_holder(v_merchant, (select member_id from redemption where merchant_id = v_merchant and id = v_id));
    if v_member is null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    update redemption set state = 'cancelled', ended_at = app_now(), ended_by = p_call ->> 'principal',
                          reason = p_args ->> 'reason'
     where merchant_id = v_merchant and id = v_id and state = 'open' and prize is null
       and not member_has_phone(v_merchant, member_id, p_args ->> 'actorPhoneIndex')
    returning * into v_redemption;
    if not found then
        return idempotency_end(p_call, shop_end_refusal(v_merchant, v_id, p_args));
    end if;
    v_points := points_return(v_merchant, p_call ->> 'principal', v_member, 'redemption', v_id);
    update shop_share set taken = taken - 1
     where merchant_id = v_merchant and item = v_redemption.item and member_id = v_redemption.member_id;
    update shop_count set taken = taken - 1
     where merchant_id = v_merchant and item = v_redemption.item and prize = '' and period = v_redemption.day::text;
    update shop_count set taken = taken - 1
     where merchant_id = v_merchant and item = v_redemption.item and prize = '' and period = 'ever';
    perform audit_write(v_merchant, p_call ->> 'principal', 'redemption.cancelled', 'member:' || v_member,
                        jsonb_build_object('redemptionId', v_id, 'item', v_redemption.item, 'points', v_points,
                                           'reason', v_redemption.reason));
    perform outbox_publish(v_merchant, 'RedemptionCancelled', 'member:' || v_member, jsonb_build_object(
        'redemptionId', v_id, 'memberId', v_member, 'item', v_redemption.item, 'name', v_redemption.terms -> 'name',
        'points', v_points));
    return idempotency_end(p_call,
        shop_view(v_redemption) || jsonb_build_object('outcome', 'CANCELLED', 'returnedPoints', v_points));
end $$;
