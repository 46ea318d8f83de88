-- Whether it is the stages of members that decide whom a campaign means: by themselves, or in the rule of its segment or of
-- one that this uses.
create or replace function campaign_by_stage(p_merchant integer, p_design jsonb) returns boolean
    language sql stable
    as $$
    select p_design #> '{audience,stages}' is not null
        or exists (select from segment s
                     join segment_version v
                       on v.merchant_id = s.merchant_id and v.segment_id = s.id and v.version = s.version
                    where s.merchant_id = p_merchant and v.rule @? '$.**.stage'
                      and s.id = any (segment_reach(p_merchant, array[(p_design #>> '{audience,segment}')::uuid])))
$$;
