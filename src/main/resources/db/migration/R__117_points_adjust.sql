-- Gives points to a member or takes them by hand, in one commit: idempotency row, adjustment, entries, audit, outbox.
--   p_args {"adjustmentId", "memberId", "points" (signed), "reason", "requestedBy", "aloneUpTo": what one person may
--           move in a day, "approvalId": null without a second person, "day", "lastDay": of points given}
-- Outcomes: ADJUSTED {"adjustmentId", "points", "balance", "debtPaid"} · NOT_FOUND · APPROVAL_REQUIRED {"limitPoints",
--           "adjustmentId"} (more than one may move alone today) · INSUFFICIENT_POINTS {"points", "missingPoints"} · SAME_PERSON ·
--           OPERATION_KNOWN {"adjustmentId"} (approved twice: it was posted before)
-- Points given pay a debt first, as earned ones do. Lock order: idempotency, the first person's day, accounts.
create or replace function points_adjust(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_outcome    jsonb := idempotency_begin(p_call);
    v_merchant   integer := (p_call ->> 'merchant')::integer;
    v_adjustment uuid := (p_args ->> 'adjustmentId')::uuid;
    v_approval   uuid := (p_args ->> 'approvalId')::uuid;
    v_points     bigint := (p_args ->> 'points')::bigint;
    v_by         text := p_args ->> 'requestedBy';
    v_member     uuid := points_holder(v_merchant, (p_args ->> 'memberId')::uuid);
    v_balance    bigint;
    v_posting    jsonb;
    v_given      jsonb;
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'points_adjust', v_merchant, v_by), 0));
    v_outcome := case
        when v_member is null then jsonb_build_object('outcome', 'NOT_FOUND')
        when v_approval is not null and v_by = p_call ->> 'principal' then jsonb_build_object('outcome', 'SAME_PERSON')
        when v_approval is null and (p_args ->> 'aloneUpTo')::bigint < abs(v_points) + (
                select coalesce(sum(abs(points)), 0) from points_adjustment
                 where merchant_id = v_merchant and requested_by = v_by and day = (p_args ->> 'day')::date
                   and approval_id is null) then
            jsonb_build_object('outcome', 'APPROVAL_REQUIRED', 'limitPoints', p_args -> 'aloneUpTo',
                               'adjustmentId', v_adjustment)
        else (select jsonb_build_object('outcome', 'OPERATION_KNOWN', 'adjustmentId', id) from points_adjustment
               where merchant_id = v_merchant and id = v_adjustment)
    end;
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    v_balance := points_open(v_merchant, v_member);
    if v_balance + v_points < 0 then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'INSUFFICIENT_POINTS', 'points', v_balance,
                                                          'missingPoints', -v_points - v_balance));
    end if;
    v_posting := jsonb_build_object('key', 'points-adjust:' || v_adjustment, 'kind', 'points_adjustment',
        'sourceKind', 'points_adjustment', 'sourceId', v_adjustment, 'ref', v_adjustment,
        'actor', p_call ->> 'principal', 'detail', jsonb_build_object('requestedBy', v_by));
    if v_points > 0 then
        v_given := points_credit(v_merchant, v_member, v_balance, v_points, v_posting, 'adjustment',
                                 (p_args ->> 'lastDay')::date);
    else
        perform points_lot_take(v_merchant, v_member, -v_points, null, null);
        perform points_post(v_merchant, v_member, v_posting, jsonb_build_object('adjustment', -v_points));
        v_given := jsonb_build_object('points', v_points, 'balance', v_balance + v_points, 'debtPaid', 0);
    end if;
    insert into points_adjustment (merchant_id, id, member_id, points, reason, requested_by, decided_by, approval_id, day)
    values (v_merchant, v_adjustment, v_member, v_points, p_args ->> 'reason', v_by,
            case when v_approval is not null then p_call ->> 'principal' end, v_approval, (p_args ->> 'day')::date);
    perform audit_write(v_merchant, p_call ->> 'principal', 'points.adjusted', 'member:' || v_member, p_args - 'reason');
    perform outbox_publish(v_merchant, 'PointsAdjusted', 'member:' || v_member, jsonb_build_object(
        'adjustmentId', v_adjustment, 'memberId', v_member, 'points', v_points, 'balance', v_given -> 'balance'));
    return idempotency_end(p_call, v_given || jsonb_build_object('outcome', 'ADJUSTED', 'adjustmentId', v_adjustment));
end $$;
