-- Two people became one: what p_args "fromMember" took is what "memberId" took, and counts with theirs. To be called for
-- each CardsMerged; once more changes nothing. Answers MERGED.
-- Lock order: redemptions, then shares.
create or replace function shop_merge(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_from     uuid := (p_args ->> 'fromMember')::uuid;
    v_into     uuid;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_into := member_current(v_merchant, (p_args ->> 'memberId')::uuid);
    update redemption set member_id = v_into where merchant_id = v_merchant and member_id = v_from;
    with gone as (
        delete from shop_share where merchant_id = v_merchant and member_id = v_from returning item, taken)
    insert into shop_share as s (merchant_id, item, member_id, taken)
    select v_merchant, item, v_into, taken from gone order by item
    on conflict on constraint shop_share_pkey do update set taken = s.taken + excluded.taken;
    return jsonb_build_object('outcome', 'MERGED');
end $$;
