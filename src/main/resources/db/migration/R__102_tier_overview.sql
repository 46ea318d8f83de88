-- All that a member is shown of where they stand: {"standing": as tier_standing or null, "memberSince", "day",
-- "counted": {as in the conditions, of the period until today}, "waiting": [{"level", "place", "since"}],
-- "used": {benefit: {"day", "month", "year"}}}. Null for somebody who is not there.
create or replace function tier_overview(p_merchant integer, p_member uuid, p_rules jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_zone   text;
    v_member uuid;
    v_since  date;
    v_today  date;
    v_facts  record;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    select time_zone into strict v_zone from merchant where id = p_merchant;
    v_today := (app_now() at time zone v_zone)::date;
    v_member := member_current(p_merchant, p_member);
    select coalesce(t.member_since, (m.joined_at at time zone v_zone)::date, v_today) into v_since
      from member m
      left join tier_member t on t.merchant_id = m.merchant_id and t.member_id = m.id
     where m.merchant_id = p_merchant and m.id = v_member;
    if not found then
        return null;
    end if;
    select * into v_facts from tier_facts(p_merchant, v_member, tier_window_start(p_rules, v_today), v_today);
    return jsonb_build_object('memberId', v_member, 'standing', tier_standing(p_merchant, v_member),
        'memberSince', v_since, 'day', v_today,
        'counted', jsonb_build_object('growth', v_facts.growth, 'spendFen', v_facts.spend_fen,
            'visits', v_facts.visits, 'rechargedFen', v_facts.recharged_fen, 'referrals', v_facts.referrals,
            'tenureDays', v_today - v_since),
        'waiting', (select coalesce(jsonb_agg(jsonb_build_object('level', w.level, 'since', w.since,
                        'place', (select count(*) from tier_waiting a
                                   where a.merchant_id = p_merchant and a.level = w.level and a.place <= w.place))
                        order by w.place), '[]')
                      from tier_waiting w where w.merchant_id = p_merchant and w.member_id = v_member),
        'used', tier_used(p_merchant, v_member, v_today));
end $$;
