-- Two people became one: messages and contacts of p_args "fromMember" are those of "memberId", and whatever either did not
-- want to hear this one does not. To be called for each CardsMerged; once more changes nothing. Answers MERGED.
-- Lock order: preferences by member, messages.
create or replace function message_member_merge(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_from     uuid := (p_args ->> 'fromMember')::uuid;
    v_into     uuid;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_into := member_current(v_merchant, (p_args ->> 'memberId')::uuid);
    perform message_hold(v_merchant, array[v_from, v_into]);
    update message_preference i
       set marketing_off_at = greatest(i.marketing_off_at, f.marketing_off_at),
           channels_off = array(select distinct unnest(i.channels_off || f.channels_off) order by 1),
           kinds_off = array(select distinct unnest(i.kinds_off || f.kinds_off) order by 1)
      from message_preference f
     where f.merchant_id = v_merchant and f.member_id = v_from
       and i.merchant_id = v_merchant and i.member_id = v_into;
    update message set member_id = v_into where merchant_id = v_merchant and member_id = v_from;
    update message_contact set member_id = v_into where merchant_id = v_merchant and member_id = v_from;
    delete from message_preference where merchant_id = v_merchant and member_id = v_from;
    return jsonb_build_object('outcome', 'MERGED');
end $$;
