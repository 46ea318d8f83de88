-- Takes back the points of a visit whose sale went back wholly, and frees its place in the day, so that a later sale
-- of that day counts. What was spent of them stays.
--   p_args {"saleId"}
-- Outcomes: TAKEN_BACK {"points"} · NOTHING (the sale made no visit, a part of it stands, or it was taken back before)
-- Lock order: idempotency, the grant, accounts of the member.
create or replace function points_visit_back(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_outcome  jsonb := idempotency_begin(p_call);
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_grant    points_grant;
    v_points   bigint;
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    select g.* into v_grant from points_grant g
      join sale s on s.merchant_id = g.merchant_id and s.id = (p_args ->> 'saleId')::uuid
                 and s.refunded_fen = s.total_fen
     where g.merchant_id = v_merchant and g.kind = 'visit' and g.source = p_args ->> 'saleId' and g.back_at is null
       for update of g;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOTHING'));
    end if;
    v_points := points_grant_back(v_merchant, p_call ->> 'principal', 'visit', v_grant.source);
    perform points_count(v_merchant, member_current(v_merchant, v_grant.member_id), 'visit', v_grant.day, -1,
                         -v_grant.points);
    update points_grant set back_at = app_now()
     where merchant_id = v_merchant and kind = 'visit' and source = v_grant.source;
    return idempotency_end(p_call, jsonb_build_object('outcome', 'TAKEN_BACK', 'points', v_points));
end $$;
