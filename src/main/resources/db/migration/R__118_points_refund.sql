-- Undoes what a sale did to points when p_amount of its p_total fen go back, after p_before went back already: spent
-- points come back, earned ones are taken back, each in proportion by the running floor of points_share_back, once for
-- each refund.
-- Answers {"returnedPoints", "takenBackPoints": that left the balance, "debtPoints": owed, because they were spent
-- already}. The next earnings pay the debt; under the rule 'waive' of the sale nothing is owed. Never below zero.
-- Points are taken from those of the sale first, then from the oldest. A person that was merged is who they are now.
-- Lock order: accounts of the member. The caller has set the merchant and holds the sale.
create or replace function points_refund(p_merchant integer, p_actor text, p_member uuid, p_sale uuid, p_refund uuid,
                                         p_total bigint, p_before bigint, p_amount bigint) returns jsonb
    language plpgsql
    as $$
declare
    v_member   uuid := member_current(p_merchant, p_member);
    v_today    date := points_day(p_merchant);
    v_balance  bigint := points_open(p_merchant, v_member);
    v_source   points_source;
    v_known    points_refund;
    v_returned bigint;
    v_due      bigint;
    v_taken    bigint;
    v_debt     bigint;
begin
    select * into v_known from points_refund where merchant_id = p_merchant and refund_id = p_refund;
    select * into v_source from points_source
     where merchant_id = p_merchant and source_kind = 'sale' and source_id = p_sale;
    if v_known.refund_id is null and v_source.source_id is not null then
        v_returned := points_share_back(v_source.spent_points, v_source.returned_points, p_total, p_before, p_amount);
        v_due := points_share_back(coalesce(v_source.earned_points, 0), v_source.taken_points, p_total, p_before, p_amount);
        v_taken := least(v_due, v_balance + v_returned);
        v_debt := case v_source.debt_rule when 'next_earning' then v_due - v_taken else 0 end;
        update points_source set returned_points = returned_points + v_returned, taken_points = taken_points + v_due
         where merchant_id = p_merchant and source_kind = 'sale' and source_id = p_sale;
        perform points_lot_return(p_merchant, v_member, v_source, v_returned, v_today);
        perform points_lot_take(p_merchant, v_member, v_taken, p_sale, null);
        perform points_rest_back(p_merchant, v_member, v_source, p_total, p_before, p_amount);
        update points_count set points = points - v_due
         where merchant_id = p_merchant and member_id = v_member and kind = 'sale' and v_due > 0
           and starts = date_trunc(span, v_source.earned_on::timestamp)::date;
        update points_account set debt = debt + v_debt
         where merchant_id = p_merchant and member_id = v_member and v_debt > 0;
        insert into points_refund (merchant_id, refund_id, sale_id, member_id, returned_points, taken_points, debt_points)
        values (p_merchant, p_refund, p_sale, v_member, v_returned, v_taken, v_debt)
        returning * into v_known;
        perform points_post(p_merchant, v_member, jsonb_build_object(
                'key', 'points-refund:' || p_refund, 'kind', 'points_refund', 'sourceKind', 'sale_refund',
                'sourceId', p_refund, 'actor', p_actor, 'detail', jsonb_build_object(
                    'saleId', p_sale, 'returnedPoints', v_returned, 'takenBackPoints', v_taken, 'debtPoints', v_debt)),
            jsonb_build_object('points_spent', -v_returned, 'points_issued', v_taken));
    end if;
    return jsonb_build_object('returnedPoints', coalesce(v_known.returned_points, 0),
                              'takenBackPoints', coalesce(v_known.taken_points, 0),
                              'debtPoints', coalesce(v_known.debt_points, 0));
end $$;
