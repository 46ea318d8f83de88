-- Two people turn out to be one. In campaigns that leave one of them alone, by chance or since an earlier time, both of
-- their parts end as 'held_out'. The caller holds their rows.
create or replace function campaign_hold_out(p_merchant integer, p_from uuid, p_into uuid) returns void
    language plpgsql
    as $$
begin
    update campaign_audience a set due_at = null, ended = 'held_out'
      from campaign c
     where a.merchant_id = p_merchant and a.member_id in (p_from, p_into) and a.ended is distinct from 'merged'
       and c.merchant_id = p_merchant and c.id = a.campaign_id
       and exists (select from campaign_audience f
                    where f.merchant_id = p_merchant and f.campaign_id = c.id and f.member_id = p_from)
       and (campaign_held_out(c.id, p_into, (c.design ->> 'holdOutBasisPoints')::integer)
            or exists (select from campaign_audience o
                        where o.merchant_id = p_merchant and o.campaign_id = c.id and o.member_id in (p_from, p_into)
                          and (o.held_out or o.ended = 'held_out')));
end $$;
