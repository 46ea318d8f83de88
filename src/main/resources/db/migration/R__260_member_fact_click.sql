-- Keeps how often a member clicked on messages, and on which day last: to be called with the owner's own count, so that
-- calling it again changes nothing.
create or replace function member_fact_click(p_merchant integer, p_member uuid, p_clicks integer, p_last_day date)
    returns void
    language plpgsql
    as $$
begin
    perform set_config('app.merchant', p_merchant::text, true);
    update member_fact set clicks = p_clicks, last_click_day = p_last_day
     where merchant_id = p_merchant and member_id = p_member;
end $$;
