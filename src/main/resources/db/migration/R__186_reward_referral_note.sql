-- Notes that somebody who was brought by a friend has bought; decides at once where the rules do not wait.
--   p_args {"saleId", "memberId", "minimumFen", "holdDays", "limit": as reward_referral_settle}
-- Outcomes: NOT_REFERRED (also when the member had a card before) · NOBODY · TOO_SMALL (a later sale may count)
--           KNOWN (an earlier sale counts) · WAITING · else as reward_referral_settle
-- Who brought whom stands on the member's first card alone: a second card makes nobody a newcomer.
-- Lock order: the friend (share), then as reward_referral_settle.
create or replace function reward_referral_note(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_friend   uuid;
    v_referrer uuid;
    v_sale     sale;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_friend := coupon_holder(v_merchant, (p_args ->> 'memberId')::uuid);
    if v_friend is null then
        return jsonb_build_object('outcome', 'NOBODY');
    end if;
    select referrer_id into v_referrer from card
     where merchant_id = v_merchant and member_id = v_friend order by created_at, id limit 1;
    if v_referrer is null then
        return jsonb_build_object('outcome', 'NOT_REFERRED');
    end if;
    select * into strict v_sale from sale where merchant_id = v_merchant and id = (p_args ->> 'saleId')::uuid;
    if v_sale.total_fen - v_sale.refunded_fen < greatest((p_args ->> 'minimumFen')::bigint, 1) then
        return jsonb_build_object('outcome', 'TOO_SMALL');
    end if;
    insert into referral as r (merchant_id, friend_id, referrer_id, sale_id, store_id, minimum_fen, state, bought_at,
                               due_at)
    values (v_merchant, v_friend, v_referrer, v_sale.id, v_sale.store_id, (p_args ->> 'minimumFen')::bigint, 'waiting',
            app_now(), app_now() + (p_args ->> 'holdDays')::integer * interval '1 day')
    on conflict (merchant_id, friend_id) do update
       set sale_id = excluded.sale_id, store_id = excluded.store_id, minimum_fen = excluded.minimum_fen,
           state = 'waiting', reason = null, decided_at = null, bought_at = excluded.bought_at, due_at = excluded.due_at
     where r.state = 'void' and r.sale_id <> excluded.sale_id;
    if not found then
        return jsonb_build_object('outcome', 'KNOWN');
    end if;
    return reward_referral_settle(p_call, jsonb_build_object('friendId', v_friend, 'limit', p_args -> 'limit'));
end $$;
