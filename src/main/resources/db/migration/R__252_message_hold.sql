-- Locks these people's preferences, by id, until the caller commits: whoever counts contacts of theirs waits.
create or replace function message_hold(p_merchant integer, p_members uuid[]) returns void
    language plpgsql
    as $$
begin
    insert into message_preference (merchant_id, member_id)
    select p_merchant, m from unnest(p_members) as m where m is not null order by m
    on conflict do nothing;
    perform from message_preference
     where merchant_id = p_merchant and member_id = any (p_members) order by member_id for no key update;
end $$;
