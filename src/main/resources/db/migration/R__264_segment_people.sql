-- Lists follow people: who was merged into another is on the list as that one, who was deleted is on none. To be called
-- for each CardsMerged and MemberDeleted; once more changes nothing. Answers FOLLOWED.
--   p_args {"memberId", "fromMember": of a merge}
create or replace function segment_people(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid := (p_args ->> 'memberId')::uuid;
    v_from     uuid := (p_args ->> 'fromMember')::uuid;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    insert into segment_member (merchant_id, segment_id, member_id)
    select s.merchant_id, s.segment_id, k.member_id from segment_member s
     cross join member_known(v_merchant, array[member_current(v_merchant, v_member)]) k
     where s.merchant_id = v_merchant and s.member_id = v_from
    on conflict do nothing;
    delete from segment_member where merchant_id = v_merchant and member_id = coalesce(v_from, v_member);
    return jsonb_build_object('outcome', 'FOLLOWED');
end $$;
