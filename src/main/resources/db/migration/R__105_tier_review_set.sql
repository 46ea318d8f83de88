-- Reviews up to so many members whose period or grace is over, in one statement: kept, given grace, or moved down.
-- Those who fall onto a level with a cap are left to tier_review_step, for a door takes one at a time. Answers how many
-- were reviewed. The facts of a review are those of the period that ended, so that a late review says the same. A tenure
-- that was reached since the member was due is left due (tier_due): the next look gives what it brings.
create or replace function tier_review_set(p_merchant integer, p_rules jsonb, p_zone text, p_until timestamptz,
                                           p_limit integer) returns integer
    language plpgsql
    as $$
declare
    v_grace    integer := (p_rules #>> '{review,graceDays}')::integer;
    v_reviewed integer;
    v_down     jsonb;
    v_given    jsonb;
begin
    with level as materialized (select * from tier_levels(p_rules)),
    due as materialized (
        select *, coalesce(grace_on, review_on) as look_on from tier_member
         where merchant_id = p_merchant and due_at <= p_until
           and coalesce(grace_on, review_on)::timestamp at time zone p_zone <= p_until
         order by due_at limit p_limit for update skip locked),
    judged as (
        select d.*, v.verdict, v.target
          from due d
          left join level l on l.code = d.level
         cross join lateral tier_facts(p_merchant, d.member_id, tier_window_start(p_rules, d.review_on - 1),
                                       d.look_on - 1) f
         cross join lateral (
            select max(r.rank) as reached from level r
             where f.growth >= r.growth and f.spend_fen >= r.spend_fen and f.visits >= r.visits
               and f.recharged_fen >= r.recharged_fen and f.referrals >= r.referrals
               and d.look_on - d.member_since >= r.tenure_days) h
         cross join lateral tier_verdict(p_rules, coalesce(l.rank, 0), h.reached, d.grace_on is not null) v),
    decided as (
        select j.*, t.code as target_code, case when j.verdict = 'grace' then j.review_on + v_grace end as grace,
               case when j.verdict = 'grace' then j.review_on
                    when j.target > 0 then tier_window_end(p_rules, j.review_on) end as review,
               (select min(j.member_since + r.tenure_days) from level r
                 where r.rank > j.target and r.tenure_days > 0
                   and j.member_since + r.tenure_days >= (j.due_at at time zone p_zone)::date) as tenure
          from judged j join level t on t.rank = j.target
         where j.verdict <> 'down' or t.cap is null),
    written as (
        update tier_member m
           set level = d.target_code, review_on = d.review, grace_on = d.grace,
               since = case d.verdict when 'down' then app_now() else m.since end,
               due_at = least(m.hand_until, coalesce(d.grace, d.review)::timestamp at time zone p_zone,
                              d.tenure::timestamp at time zone p_zone)
          from decided d
         where m.merchant_id = p_merchant and m.member_id = d.member_id
        returning m.member_id, d.verdict, d.level as from_level, d.target_code, d.grace, d.hand_until)
    select count(*),
           jsonb_agg(jsonb_build_object('memberId', member_id, 'from', from_level, 'to', target_code, 'up', false,
                                        'cause', 'review', 'told', coalesce(hand_until <= app_now(), true)))
               filter (where verdict = 'down'),
           jsonb_agg(jsonb_build_object('aggregate', 'member:' || member_id, 'payload', jsonb_build_object(
                                        'memberId', member_id, 'level', from_level, 'until', grace)))
               filter (where verdict = 'grace')
      into v_reviewed, v_down, v_given
      from written;
    perform tier_note_all(p_merchant, v_down) where v_down is not null;
    perform outbox_publish_all(p_merchant, 'TierGraceBegun', v_given) where v_given is not null;
    return v_reviewed;
end $$;
