-- Staff hand a gift over, once, in one commit: idempotency row, state, audit, outbox.
--   p_args {"redemptionId", "storeId", "actorPhoneIndex": missing for staff without a known phone}
-- Outcomes: HANDED_OVER as shop_view; NOT_FOUND also for the store; those of shop_end_refusal. One conditional statement decides.
-- Lock order: idempotency, redemption.
create or replace function shop_hand_over(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant   integer := (p_call ->> 'merchant')::integer;
    v_id         uuid := (p_args ->> 'redemptionId')::uuid;
    v_redemption redemption;
    v_outcome    jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    if store_at(v_merchant, (p_args ->> 'storeId')::uuid, app_now()) is null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    update redemption set state = 'given', ended_at = app_now(), ended_by = p_call ->> 'principal',
                          store_id = (p_args ->> 'storeId')::uuid
     where merchant_id = v_merchant and id = v_id and state = 'open'
       and not member_has_phone(v_merchant, member_id, p_args ->> 'actorPhoneIndex')
    returning * into v_redemption;
    if not found then
        return idempotency_end(p_call, shop_end_refusal(v_merchant, v_id, p_args));
    end if;
    perform audit_write(v_merchant, p_call ->> 'principal', 'redemption.handed_over', 'member:' || v_redemption.member_id,
                        jsonb_build_object('redemptionId', v_id, 'item', v_redemption.item, 'prize', v_redemption.prize,
                                           'storeId', v_redemption.store_id));
    perform outbox_publish(v_merchant, 'GiftHandedOver', 'member:' || v_redemption.member_id, jsonb_build_object(
        'redemptionId', v_id, 'memberId', v_redemption.member_id, 'item', v_redemption.item, 'prize', v_redemption.prize,
        'name', v_redemption.terms -> 'name', 'storeId', v_redemption.store_id));
    return idempotency_end(p_call, shop_view(v_redemption) || jsonb_build_object('outcome', 'HANDED_OVER'));
end $$;
