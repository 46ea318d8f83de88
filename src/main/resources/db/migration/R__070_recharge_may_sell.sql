-- Whether a member may buy this much now, by what was sold before: null, or the refusal. The cap holds for all that a
-- card carries, principal and bonus together. Nothing is sold to somebody whose membership is being cancelled under the
-- house rules (MEMBERSHIP_UNDER_MEASURE). "cardId" is null for a card that the payment opens: it is empty.
-- Takes the lock of the member's placing, so that what it counted stays true until the caller commits. Orders being
-- settled or closed meanwhile do no harm: balance and open orders are read by one statement, and a payment moves its
-- amount from one to the other in one commit.
create or replace function recharge_may_sell(p_merchant integer, p_args jsonb, p_cap bigint) returns jsonb
    language plpgsql
    as $$
declare
    v_card    uuid := (p_args ->> 'cardId')::uuid;
    v_member  uuid := (p_args ->> 'memberId')::uuid;
    v_offer   text := p_args ->> 'offerCode';
    v_limit   integer := (p_args ->> 'limitPerMember')::integer;
    v_first   boolean := coalesce((p_args ->> 'firstTime')::boolean, false);
    v_taken   integer;
    v_others  boolean;
    v_open    uuid;
    v_balance bigint;
    v_pending bigint;
begin
    if measure_bars(p_merchant, v_member) then
        return jsonb_build_object('outcome', 'MEMBERSHIP_UNDER_MEASURE');
    end if;
    perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'recharge', p_merchant, v_member), 0));
    select count(*) filter (where o.offer_code = v_offer), coalesce(bool_or((o.state = 'paid' and o.amount_fen > 0) or o.first_time), false),
           (array_agg(o.id order by o.created_at) filter (where o.offer_code = v_offer and o.state = 'pending'))[1]
      into v_taken, v_others, v_open
      from recharge_order o
     where o.merchant_id = p_merchant and o.member_id = v_member and o.state in ('pending', 'paid');
    if v_taken >= v_limit or (v_first and v_open is not null) then
        return jsonb_build_object('outcome', 'OFFER_USED_UP', 'limitPerMember', v_limit, 'openOrderId', v_open);
    elsif v_first and v_others then
        return jsonb_build_object('outcome', 'NOT_FIRST_RECHARGE');
    end if;

    select coalesce(ledger_balance_of(p_merchant, v_card, 'principal')
                    + ledger_balance_of(p_merchant, v_card, 'bonus'), 0),
           coalesce(sum(o.amount_fen + o.bonus_fen), 0)
      into v_balance, v_pending
      from recharge_order o
     where o.merchant_id = p_merchant and o.card_id = v_card and o.state = 'pending';
    if v_balance + v_pending + (p_args ->> 'amountFen')::bigint + (p_args ->> 'bonusFen')::bigint > p_cap then
        return jsonb_build_object('outcome', 'OVER_CAP', 'capFen', p_cap, 'balanceFen', v_balance,
            'pendingFen', v_pending, 'roomFen', greatest(0, p_cap - v_balance - v_pending));
    end if;
    return null;
end $$;
