-- Where somebody who joins came from: the code that is shown now, else the newest one that this person or their openids
-- and unionids visited within 30 days. A row of nulls when nothing is known.
create or replace function join_attribution(p_merchant integer, p_member uuid, p_code text) returns join_code
    language plpgsql
    as $$
declare
    v_code join_code;
begin
    select * into v_code from join_code where merchant_id = p_merchant and code = p_code and status = 'active';
    if found then
        return v_code;
    end if;
    select j.* into v_code
      from (select v.id, v.join_code_id from join_visit v
             where v.merchant_id = p_merchant and v.member_id = p_member
               and v.visited_at > app_now() - interval '30 days'
            union all
            select v.id, v.join_code_id from member_identity i
              join join_visit v on v.merchant_id = i.merchant_id
                               and (v.openid_index = i.openid_index or v.unionid_index = i.unionid_index)
             where i.merchant_id = p_merchant and i.member_id = p_member
               and v.visited_at > app_now() - interval '30 days') as seen
      join join_code j on j.merchant_id = p_merchant and j.id = seen.join_code_id and j.status = 'active'
     order by seen.id desc
     limit 1;
    return v_code;
end $$;
