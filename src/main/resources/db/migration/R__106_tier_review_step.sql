-- One bounded step of the review of a merchant's members, in one commit: those whose time has come until p_until.
-- Resumable: what is done has a later due_at, what a killed step did is rolled back. Fenced: a job that froze past its
-- lease raises. Answers how many members were looked at; 0 when nobody is due.
create or replace function tier_review_step(p_job text, p_fencing bigint, p_merchant integer, p_rules jsonb,
                                            p_until timestamptz, p_limit integer) returns integer
    language plpgsql
    as $$
declare
    v_zone    text;
    v_done    integer;
    v_row     tier_member;
    v_verdict record;
    v_rank    integer;
    f         record;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    perform job_fence(p_job, p_fencing);
    select time_zone into strict v_zone from merchant where id = p_merchant;
    v_done := tier_review_set(p_merchant, p_rules, v_zone, p_until, p_limit);
    for v_row in
        select * from tier_member where merchant_id = p_merchant and due_at <= p_until
         order by due_at limit p_limit - v_done for update skip locked
    loop
        v_done := v_done + 1;
        if v_row.hand_until <= app_now() then
            perform tier_hand_end(v_row, p_rules, 'system', null);
            v_row.hand_until := null;
        end if;
        if coalesce(v_row.grace_on, v_row.review_on)::timestamp at time zone v_zone <= p_until then
            v_rank := coalesce((select rank from tier_levels(p_rules) where code = v_row.level), 0);
            select * into f from tier_facts(p_merchant, v_row.member_id,
                tier_window_start(p_rules, v_row.review_on - 1), coalesce(v_row.grace_on, v_row.review_on) - 1);
            select * into v_verdict from tier_verdict(p_rules, v_rank,
                tier_reached(p_rules, f.growth, f.spend_fen, f.visits, f.recharged_fen, f.referrals,
                             coalesce(v_row.grace_on, v_row.review_on) - v_row.member_since),
                v_row.grace_on is not null);
            if v_verdict.verdict = 'down' then
                perform tier_fall(v_row, p_rules, v_zone, v_verdict.target);
                continue;
            end if;
        end if;
        perform tier_settle(p_merchant, v_row.member_id, p_rules, 'tenure');
    end loop;
    return v_done;
end $$;
