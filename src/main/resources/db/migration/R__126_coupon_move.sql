-- Moves the pieces of a person who was merged into another, and what counts against that person's limits. By then no new
-- piece can reach the old record: grants lock it against the merge and follow it (coupon_holder).
--   p_args {"fromMember", "memberId"}
-- Outcome: MOVED {"coupons"}. Asked again it finds nothing to do.
-- Lock order: idempotency, coupons by id, counters by template.
create or replace function coupon_move(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_from     uuid := (p_args ->> 'fromMember')::uuid;
    v_into     uuid;
    v_moved    integer;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_into := member_current(v_merchant, (p_args ->> 'memberId')::uuid);
    perform from coupon where merchant_id = v_merchant and member_id = v_from order by id for no key update;
    update coupon set member_id = v_into where merchant_id = v_merchant and member_id = v_from;
    get diagnostics v_moved = row_count;
    insert into coupon_share as s (merchant_id, template, member_id, taken)
    select merchant_id, template, v_into, taken from coupon_share
     where merchant_id = v_merchant and member_id = v_from order by template
    on conflict on constraint coupon_share_pkey do update set taken = s.taken + excluded.taken;
    delete from coupon_share where merchant_id = v_merchant and member_id = v_from;
    return idempotency_end(p_call, jsonb_build_object('outcome', 'MOVED', 'coupons', v_moved));
end $$;
