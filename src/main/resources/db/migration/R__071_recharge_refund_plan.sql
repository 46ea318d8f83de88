-- What a refund of a recharge takes off the card: {"amountFen", "bonusFen", "unspentFen", "missingBonusFen"}.
-- Only principal is paid back, at most the unspent part. The bonus that was given for it goes back in proportion, at
-- most what is unspent of it; when the accepted terms say so ("spentBonus": "deduct") what is missing of it lowers the
-- refund and stays on the card as principal: nothing is forfeited, and nothing goes below zero.
-- p_wanted null asks for all of it. p_order is locked by the caller.
create or replace function recharge_refund_plan(p_order recharge_order, p_cards uuid[], p_wanted bigint,
                                                p_spent_bonus text) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_order).merchant_id;
    v_unspent  bigint := coalesce(recharge_unspent(v_merchant, p_cards, (p_order).id, 'principal'), 0);
    v_bonus    bigint := coalesce(recharge_unspent(v_merchant, p_cards, (p_order).id, 'bonus'), 0);
    v_gross    bigint := least(v_unspent, coalesce(p_wanted, v_unspent));
    v_back     bigint;
    v_clawed   bigint;
    v_due      bigint;
    v_claw     bigint;
    v_missing  bigint;
begin
    select coalesce(sum(amount_fen), 0), coalesce(sum(bonus_fen), 0) into v_back, v_clawed
      from recharge_refund
     where merchant_id = v_merchant and order_id = (p_order).id and state <> 'returned';
    v_due := coalesce((p_order).bonus_fen * (v_back + v_gross) / nullif((p_order).amount_fen, 0) - v_clawed, 0);
    v_claw := least(greatest(v_due, 0), v_bonus);
    v_missing := case when p_spent_bonus = 'deduct' then greatest(v_due, 0) - v_claw else 0 end;
    return jsonb_build_object('amountFen', greatest(0, v_gross - v_missing), 'bonusFen', v_claw,
        'unspentFen', v_unspent, 'missingBonusFen', v_missing);
end $$;
