-- What the conditions of rules ask about a member where no sale is: {"memberId", "day": today in the merchant's zone,
-- "cardKinds": of live cards}; null for somebody who is not there any more. It opens row-level security itself.
create or replace function reward_member_facts(p_merchant integer, p_member uuid) returns jsonb
    language plpgsql
    as $$
declare
    v_member uuid;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    v_member := member_current(p_merchant, p_member);
    return (select jsonb_build_object('memberId', v_member, 'day', (app_now() at time zone g.time_zone)::date,
                'cardKinds', (select coalesce(jsonb_agg(distinct c.kind), '[]') from card c
                               where c.merchant_id = p_merchant and c.member_id = v_member and c.status <> 'closed'))
              from merchant g join member m on m.merchant_id = g.id
             where g.id = p_merchant and m.id = v_member and m.status = 'active');
end $$;
