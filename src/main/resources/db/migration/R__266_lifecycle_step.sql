-- Computes the stages of the next members of a merchant's day, in the order of their ids: facts, history and one event
-- StageChanged for each change in one commit with the place where the day's run stands. So a run that is broken off goes
-- on where it stopped, and nobody is told of twice. Only the bearer of the job's fencing number may (LK002 else).
--   p_rules  the programme's section lifecycle; p_limit at most so many members
-- Answers {"members": seen, "changes", "finished": all were seen}.
-- Lock order: the job's lease, the run, then members' facts in the order of their ids.
create or replace function lifecycle_step(p_fencing bigint, p_merchant integer, p_day date, p_rules jsonb,
                                          p_limit integer) returns jsonb
    language plpgsql
    as $$
declare
    v_run     lifecycle_run;
    v_seen    uuid[];
    v_changes jsonb;
begin
    perform job_fence('lifecycle', p_fencing);
    perform set_config('app.merchant', p_merchant::text, true);
    insert into lifecycle_run (merchant_id, day) values (p_merchant, p_day) on conflict do nothing;
    select * into strict v_run from lifecycle_run where merchant_id = p_merchant and day = p_day for update;
    if v_run.finished_at is not null then
        return jsonb_build_object('members', 0, 'changes', 0, 'finished', true);
    end if;
    with page as materialized (
        select f.member_id, f.stage,
               lifecycle_stage(p_day - coalesce(f.last_sale_day, f.joined_day), f.visits, f.usual_gap_days, p_rules) as told
          from member_fact f
         where f.merchant_id = p_merchant
           and f.member_id > coalesce(v_run.after_member, '00000000-0000-0000-0000-000000000000')
         order by f.member_id limit p_limit),
    changed as (
        insert into stage_change (merchant_id, member_id, day, from_stage, to_stage)
        select p_merchant, p.member_id, p_day, p.stage, p.told from page p where p.told <> p.stage order by p.member_id
        on conflict do nothing
        returning member_id, from_stage, to_stage)
    select (select array_agg(p.member_id order by p.member_id) from page p),
           (select coalesce(jsonb_agg(jsonb_build_object('memberId', c.member_id, 'from', c.from_stage, 'to', c.to_stage,
                                                         'day', p_day) order by c.member_id), '[]')
              from changed c)
      into v_seen, v_changes;
    perform lifecycle_tell(p_merchant, v_changes);
    update lifecycle_run r
       set after_member = coalesce(v_seen[cardinality(v_seen)], r.after_member),
           members = r.members + coalesce(cardinality(v_seen), 0), changes = r.changes + jsonb_array_length(v_changes),
           finished_at = case when coalesce(cardinality(v_seen), 0) < p_limit then app_now() end
     where r.merchant_id = p_merchant and r.day = p_day;
    return jsonb_build_object('members', coalesce(cardinality(v_seen), 0), 'changes', jsonb_array_length(v_changes),
                              'finished', coalesce(cardinality(v_seen), 0) < p_limit);
end $$;
