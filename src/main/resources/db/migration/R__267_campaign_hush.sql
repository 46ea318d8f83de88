-- Messages of a campaign that have not gone out wait while it is paused, come when it runs again, and never once it was
-- stopped. To be called in the commit that changes its state, by whoever holds the campaign's row.
create or replace function campaign_hush(p_merchant integer, p_campaign uuid, p_state text) returns void
    language plpgsql
    as $$
begin
    if p_state in ('running', 'paused', 'stopped') then
        perform message_hush(
            p_merchant,
            array(select 'campaign:' || r.id from campaign_run r
                   where r.merchant_id = p_merchant and r.campaign_id = p_campaign),
            case when p_state <> 'running' then p_state = 'stopped' end);
    end if;
end $$;
