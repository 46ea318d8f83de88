-- Gives a member points: what is owed is paid first, the rest becomes a lot. Answers {"points", "balance", "debtPaid"}:
-- all that was given, the balance after, and what of it paid the debt. p_posting as in ledger_post; p_balance is what
-- points_open answered.
create or replace function points_credit(p_merchant integer, p_member uuid, p_balance bigint, p_points bigint,
                                         p_posting jsonb, p_counter text, p_last_day date) returns jsonb
    language plpgsql
    as $$
declare
    v_debt bigint;
    v_paid bigint;
    v_new  bigint;
begin
    select debt into v_debt from points_account where merchant_id = p_merchant and member_id = p_member;
    v_paid := least(v_debt, p_points);
    v_new := p_points - v_paid;
    if v_paid > 0 then
        update points_account set debt = debt - v_paid where merchant_id = p_merchant and member_id = p_member;
    end if;
    if v_new > 0 then
        perform points_lot_add(p_merchant, p_member, v_new, jsonb_build_object(
            'sourceKind', p_posting -> 'sourceKind', 'sourceId', p_posting -> 'sourceId', 'lastDay', p_last_day));
        perform points_post(p_merchant, p_member, p_posting, jsonb_build_object(p_counter, -v_new));
    end if;
    return jsonb_build_object('points', p_points, 'balance', p_balance + v_new, 'debtPaid', v_paid);
end $$;
