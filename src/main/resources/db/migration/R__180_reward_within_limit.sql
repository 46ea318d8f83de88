-- Counts one more gift of a rule to a member, and tells whether its limit lets it: one statement decides, however many
-- ask at once. p_limit {"times", "starts": first day of the period, -infinity for ever}; null without a limit.
create or replace function reward_within_limit(p_merchant integer, p_member uuid, p_grant text, p_limit jsonb)
    returns boolean
    language plpgsql
    as $$
begin
    if p_limit is null then
        return true;
    end if;
    insert into reward_count as c (merchant_id, member_id, grant_code, starts, times)
    values (p_merchant, p_member, p_grant, (p_limit ->> 'starts')::date, 1)
    on conflict (merchant_id, member_id, grant_code, starts) do update set times = c.times + 1
     where c.times < (p_limit ->> 'times')::integer;
    return found;
end $$;
