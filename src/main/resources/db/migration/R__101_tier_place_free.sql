-- Whether a member may take a place on a level, with its door held until the commit, so that two at once never pass the
-- cap: places that are taken, earned or by hand, and those who waited longer come first. The cap is null without one.
-- Lock order: the member's row, then levels from the highest down.
create or replace function tier_place_free(p_merchant integer, p_member uuid, p_level text, p_cap integer)
    returns boolean
    language plpgsql
    as $$
declare
    v_taken bigint;
    v_ahead bigint;
begin
    if p_cap is null then
        return true;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'tier', p_merchant, p_level), 0));
    select count(*) into v_taken from tier_member
     where merchant_id = p_merchant and member_id <> p_member
       and (level = p_level or hand_level = p_level and hand_until > app_now());
    select count(*) into v_ahead from tier_waiting w
     where w.merchant_id = p_merchant and w.level = p_level and w.member_id <> p_member
       and w.place < coalesce((select mine.place from tier_waiting mine
                                where mine.merchant_id = p_merchant and mine.level = p_level
                                  and mine.member_id = p_member), w.place + 1);
    return v_taken + v_ahead < p_cap;
end $$;
