-- Gives a place that became free to the first who waits for it, or strikes out who no longer reaches the level. One at a
-- time and in one commit, fenced like the review; call it again while it says true.
-- Lock order: the level's door first and then the row, so the row is not waited for: who holds it may wait at the door.
create or replace function tier_place_fill(p_job text, p_fencing bigint, p_merchant integer, p_rules jsonb,
                                           p_level text) returns boolean
    language plpgsql
    as $$
declare
    v_cap    integer;
    v_first  tier_waiting;
    v_member uuid;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    perform job_fence(p_job, p_fencing);
    select cap into v_cap from tier_levels(p_rules) where code = p_level;
    perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'tier', p_merchant, p_level), 0));
    select * into v_first from tier_waiting where merchant_id = p_merchant and level = p_level order by place limit 1;
    if not found or not tier_place_free(p_merchant, v_first.member_id, p_level, v_cap) then
        return false;
    end if;
    select member_id into v_member from tier_member
     where merchant_id = p_merchant and member_id = v_first.member_id for update skip locked;
    if v_member is null then
        return false;
    end if;
    perform tier_settle(p_merchant, v_member, p_rules, 'place');
    delete from tier_waiting where merchant_id = p_merchant and level = p_level and place = v_first.place;
    return true;
end $$;
