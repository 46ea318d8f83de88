-- Gives a member one piece of a template, in one commit: idempotency row, limits, the piece, outbox.
--   p_args {"couponId", "codeHash", "memberId", "terms" (the template), "programmeVersion", "noticeDays", "sourceKind",
--           "sourceId", "audited", "validity": as coupon_validity takes it, left out for the template's}
-- Outcomes: GRANTED {"couponId", "memberId", "template", "validFrom", "validUntil"}
--           NOT_FOUND (nobody who can hold coupons) · COUPON_TEMPLATE_OVER (it would be over already)
--           COUPON_LIMIT_REACHED {"perMember"} · COUPON_DAY_SOLD_OUT {"perDay"} · COUPON_SOLD_OUT {"stock"}
--           OPERATION_KNOWN {"id"} (this source gave that member this template before: nothing written)
-- Promises: one piece per (source, template, member named) for ever, merges or not; never more than the limits say.
-- Lock order: idempotency, member (share), then as coupon_take.
create or replace function coupon_grant(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_terms    jsonb := p_args -> 'terms';
    v_member   uuid;
    v_known    uuid;
    v_zone     text;
    v_valid    record;
    v_given    jsonb;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_member := coupon_holder(v_merchant, (p_args ->> 'memberId')::uuid);
    if v_member is null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    select id into v_known from coupon
     where merchant_id = v_merchant and source_kind = p_args ->> 'sourceKind' and source_id = p_args ->> 'sourceId'
       and template = v_terms ->> 'code' and granted_to = (p_args ->> 'memberId')::uuid;
    if found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'OPERATION_KNOWN', 'id', v_known));
    end if;
    select time_zone into strict v_zone from merchant where id = v_merchant;
    v_valid := coupon_validity(v_zone, app_now(), coalesce(p_args -> 'validity', v_terms -> 'validity'));
    if v_valid.valid_until <= app_now() then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_TEMPLATE_OVER'));
    end if;
    begin
        v_outcome := coupon_take(v_merchant, v_member, v_terms, (app_now() at time zone v_zone)::date);
        if v_outcome is null then
            v_given := coupon_give(v_merchant, p_call ->> 'principal', v_member,
                p_args || jsonb_build_object('grantedTo', p_args -> 'memberId', 'validFrom', v_valid.valid_from,
                                             'validUntil', v_valid.valid_until));
        end if;
        if v_given is null then
            raise exception using errcode = 'LK001', message = 'refused';
        end if;
    exception when sqlstate 'LK001' then
        if v_outcome is null then
            -- A twin with another key came between: it gave the piece.
            select jsonb_build_object('outcome', 'OPERATION_KNOWN', 'id', id) into v_outcome from coupon
             where merchant_id = v_merchant and source_kind = p_args ->> 'sourceKind'
               and source_id = p_args ->> 'sourceId' and template = v_terms ->> 'code'
               and granted_to = (p_args ->> 'memberId')::uuid;
        end if;
        return idempotency_end(p_call, v_outcome);
    end;
    if (p_args ->> 'audited')::boolean then
        perform audit_write(v_merchant, p_call ->> 'principal', 'coupon.granted', 'member:' || v_member,
            jsonb_build_object('couponId', p_args -> 'couponId', 'template', v_terms -> 'code',
                               'reason', p_args -> 'reason'));
    end if;
    return idempotency_end(p_call, v_given || jsonb_build_object('outcome', 'GRANTED'));
end $$;
