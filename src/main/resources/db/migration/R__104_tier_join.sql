-- Begins a member's row at joining, and keeps who brought them; whoever has bought before was brought by nobody.
--   p_args {"memberId", "referrerId", "rules"}
-- Outcomes: JOINED · NOBODY
create or replace function tier_join(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_referrer uuid;
    v_row      tier_member;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_row := tier_open(v_merchant, (p_args ->> 'memberId')::uuid, p_args -> 'rules');
    if v_row.member_id is null then
        return jsonb_build_object('outcome', 'NOBODY');
    end if;
    v_referrer := member_current(v_merchant, (p_args ->> 'referrerId')::uuid);
    update tier_member set referrer_id = v_referrer
     where merchant_id = v_merchant and member_id = v_row.member_id and referrer_id is null
       and v_referrer <> member_id
       and not exists (select from tier_source s
                        where s.merchant_id = v_merchant and s.member_id = v_row.member_id and s.kind = 'sale');
    return jsonb_build_object('outcome', 'JOINED');
end $$;
