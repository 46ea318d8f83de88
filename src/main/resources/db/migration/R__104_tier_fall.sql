-- Moves a member down to a level by a review, or further down to one that has a place: who falls onto a full level waits
-- for it like others. The caller holds the row and has the verdict.
create or replace function tier_fall(p_row tier_member, p_rules jsonb, p_zone text, p_target integer)
    returns void
    language plpgsql
    as $$
declare
    v_target integer := p_target;
    v_level  record;
    v_review date := tier_window_end(p_rules, p_row.review_on);
begin
    loop
        select * into strict v_level from tier_levels(p_rules) where rank = v_target;
        exit when tier_place_free(p_row.merchant_id, p_row.member_id, v_level.code, v_level.cap);
        insert into tier_waiting (merchant_id, level, member_id)
        values (p_row.merchant_id, v_level.code, p_row.member_id)
        on conflict do nothing;
        v_target := v_target - 1;
    end loop;
    update tier_member
       set level = v_level.code, since = app_now(), grace_on = null,
           review_on = case when v_target > 0 then v_review end,
           due_at = tier_due(p_rules, p_zone, (due_at at time zone p_zone)::date - 1, v_target, member_since,
                             case when v_target > 0 then v_review end, hand_until)
     where merchant_id = p_row.merchant_id and member_id = p_row.member_id;
    perform tier_note(p_row.merchant_id, jsonb_build_object('memberId', p_row.member_id, 'from', p_row.level,
        'to', v_level.code, 'up', false, 'cause', 'review', 'told', coalesce(p_row.hand_until <= app_now(), true)));
end $$;
