-- Decides about a friend who was brought, once the time is over in which the sale may go back; tells what was earned
-- (ReferralEarned), so that the rules of the programme give it.
--   p_args {"friendId", "limit": {"times", "starts"} of the referrer, or null}
-- Outcomes: EARNED {"referrerId"} · REFUSED {"reason": same_person|staff|gone|limit} · VOID (the sale went back,
-- wholly or below the minimum) · KNOWN (decided before) · WAITING (not due yet)
-- Lock order: the referral, the referrer (share), the referrer's count.
create or replace function reward_referral_settle(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_referral referral;
    v_referrer uuid;
    v_rest     bigint;
    v_reason   text;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select * into v_referral from referral
     where merchant_id = v_merchant and friend_id = (p_args ->> 'friendId')::uuid for update;
    if v_referral.state is distinct from 'waiting' then
        return jsonb_build_object('outcome', 'KNOWN');
    end if;
    if v_referral.due_at > app_now() then
        return jsonb_build_object('outcome', 'WAITING');
    end if;
    select total_fen - refunded_fen into v_rest from sale
     where merchant_id = v_merchant and id = v_referral.sale_id;
    if v_rest < greatest(v_referral.minimum_fen, 1) then
        update referral set state = 'void', reason = 'refunded', decided_at = app_now()
         where merchant_id = v_merchant and friend_id = v_referral.friend_id;
        return jsonb_build_object('outcome', 'VOID');
    end if;
    v_referrer := coupon_holder(v_merchant, v_referral.referrer_id);
    v_reason := case when v_referrer is null then 'gone'
                     else reward_referral_flaw(v_merchant, v_referrer, v_referral.friend_id) end;
    if v_reason is null and not reward_within_limit(v_merchant, v_referrer, '#referral',
                                                    nullif(p_args -> 'limit', 'null')) then
        v_reason := 'limit';
    end if;
    update referral set state = case when v_reason is null then 'earned' else 'refused' end, reason = v_reason,
           decided_at = app_now()
     where merchant_id = v_merchant and friend_id = v_referral.friend_id;
    if v_reason is not null then
        return jsonb_build_object('outcome', 'REFUSED', 'reason', v_reason);
    end if;
    perform outbox_publish(v_merchant, 'ReferralEarned', 'member:' || v_referrer, jsonb_build_object(
        'friendId', v_referral.friend_id, 'referrerId', v_referrer, 'saleId', v_referral.sale_id,
        'storeId', v_referral.store_id));
    return jsonb_build_object('outcome', 'EARNED', 'referrerId', v_referrer);
end $$;
