-- Moves a member up at once to the highest level that the facts of the period reach and that has a place, ends a grace
-- that is no longer needed, and sets the day of the next look. Never moves anybody down: reviews do. Who reaches a full
-- level waits for it, and gets what is below meanwhile. The caller holds the member's row.
--   p_cause 'earned', 'tenure', 'place' or 'merge'
create or replace function tier_settle(p_merchant integer, p_member uuid, p_rules jsonb, p_cause text) returns void
    language plpgsql
    as $$
declare
    v_row     tier_member;
    v_zone    text;
    v_today   date;
    v_level   record;
    v_rank    integer;
    v_reached integer;
    v_target  integer;
    f         record;
begin
    select * into strict v_row from tier_member where merchant_id = p_merchant and member_id = p_member;
    select time_zone into strict v_zone from merchant where id = p_merchant;
    v_today := (app_now() at time zone v_zone)::date;
    select rank into v_rank from tier_levels(p_rules) where code = v_row.level;
    select * into f from tier_facts(p_merchant, p_member, tier_window_start(p_rules, v_today), v_today);
    v_reached := tier_reached(p_rules, f.growth, f.spend_fen, f.visits, f.recharged_fen, f.referrals,
                              v_today - v_row.member_since);
    v_target := v_reached;
    while v_target > coalesce(v_rank, 0) loop
        select * into strict v_level from tier_levels(p_rules) where rank = v_target;
        exit when tier_place_free(p_merchant, p_member, v_level.code, v_level.cap);
        insert into tier_waiting (merchant_id, level, member_id) values (p_merchant, v_level.code, p_member)
        on conflict do nothing;
        if found then
            perform outbox_publish(p_merchant, 'TierPlaceAwaited', 'member:' || p_member,
                                   jsonb_build_object('memberId', p_member, 'level', v_level.code));
        end if;
        v_target := tier_reached(p_rules, f.growth, f.spend_fen, f.visits, f.recharged_fen, f.referrals,
                                 v_today - v_row.member_since, v_target - 1);
    end loop;
    if v_rank is null or v_target > v_rank then
        select * into strict v_level from tier_levels(p_rules) where rank = v_target;
        delete from tier_waiting w using tier_levels(p_rules) l
         where w.merchant_id = p_merchant and w.member_id = p_member and l.code = w.level and l.rank <= v_target;
        perform tier_note(p_merchant, jsonb_build_object('memberId', p_member, 'from', v_row.level,
            'to', v_level.code, 'up', v_rank is not null,
            'cause', case when v_rank is null then 'programme' else p_cause end,
            'told', coalesce(v_row.hand_until <= app_now(), true)));
        v_row.level := v_level.code;
        v_row.since := app_now();
        v_row.review_on := case when v_target > 0 then tier_window_end(p_rules, v_today) end;
        v_row.grace_on := null;
    elsif v_row.grace_on is not null and v_reached >= v_rank then
        v_row.review_on := tier_window_end(p_rules, v_today);
        v_row.grace_on := null;
    end if;
    update tier_member
       set level = v_row.level, since = v_row.since, review_on = v_row.review_on, grace_on = v_row.grace_on,
           due_at = tier_due(p_rules, v_zone, v_today, greatest(v_target, coalesce(v_rank, 0)), member_since,
                             coalesce(v_row.grace_on, v_row.review_on), hand_until)
     where merchant_id = p_merchant and member_id = p_member;
end $$;
