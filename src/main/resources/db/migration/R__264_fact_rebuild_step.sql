-- Gathers the facts of the next page of members anew, and drops those of who is no member any more; how far a rebuild
-- came stands in its row, so that it goes on where it was. Answers whether there is more to do. For the bearer of the
-- job's fencing number alone.
-- Lock order: the rebuild, facts by member.
create or replace function fact_rebuild_step(p_job text, p_fencing bigint, p_merchant integer, p_limit integer)
    returns boolean
    language plpgsql
    as $$
declare
    v_rebuild fact_rebuild;
    v_page    uuid[];
    v_last    uuid;
begin
    perform job_fence(p_job, p_fencing);
    perform set_config('app.merchant', p_merchant::text, true);
    select * into v_rebuild from fact_rebuild where merchant_id = p_merchant and finished_at is null for update;
    if not found then
        return false;
    end if;
    v_page := member_after(p_merchant, v_rebuild.after_member, p_limit);
    v_last := case when cardinality(v_page) = p_limit then v_page[p_limit] end;
    perform member_fact_refresh(p_merchant, v_page || array(
        select f.member_id from member_fact f
         where f.merchant_id = p_merchant and f.member_id <> all (v_page)
           and f.member_id > coalesce(v_rebuild.after_member, '00000000-0000-0000-0000-000000000000'::uuid)
           and (v_last is null or f.member_id <= v_last)), null);
    update fact_rebuild
       set members = members + cardinality(v_page), after_member = coalesce(v_last, after_member),
           finished_at = case when v_last is null then app_now() end
     where merchant_id = p_merchant and id = v_rebuild.id;
    return v_last is not null;
end $$;
