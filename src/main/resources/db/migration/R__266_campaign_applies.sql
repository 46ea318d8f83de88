-- Whether a step's condition holds for somebody: "back" for who has come since, "not_back" for who has not.
create or replace function campaign_applies(p_member campaign_audience, p_step jsonb) returns boolean
    language plpgsql stable
    as $$
begin
    return p_step ->> 'only' is null
        or (p_step ->> 'only' = 'back') = exists (
            select from member_sale_day d
             where d.merchant_id = p_member.merchant_id and d.member_id = p_member.member_id and d.day >= p_member.since);
end $$;
