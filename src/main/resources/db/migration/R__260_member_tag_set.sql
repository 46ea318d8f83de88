-- Puts these tags on a member and takes all others off; tells TagsChanged when that changes anything.
--   p_args {"memberId", "tags": [text], "by"}
-- Outcomes: TAGGED · NOT_FOUND (nobody, or no longer)
-- Lock order: the member.
create or replace function member_tag_set(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid := (p_args ->> 'memberId')::uuid;
    v_before   text[];
    v_after    text[];
begin
    perform set_config('app.merchant', v_merchant::text, true);
    perform from member where merchant_id = v_merchant and id = v_member and status = 'active' for no key update;
    if not found then
        return jsonb_build_object('outcome', 'NOT_FOUND');
    end if;
    v_before := array(select tag from member_tag where merchant_id = v_merchant and member_id = v_member order by tag);
    v_after := array(select distinct t from jsonb_array_elements_text(p_args -> 'tags') as t order by t);
    if v_before is distinct from v_after then
        delete from member_tag where merchant_id = v_merchant and member_id = v_member and tag <> all (v_after);
        insert into member_tag (merchant_id, member_id, tag, tagged_by)
        select v_merchant, v_member, t, p_args ->> 'by' from unnest(v_after) as t
        on conflict do nothing;
        perform audit_write(v_merchant, p_args ->> 'by', 'member.tagged', 'member:' || v_member,
                            jsonb_build_object('before', v_before, 'after', v_after));
        perform outbox_publish(v_merchant, 'TagsChanged', 'member:' || v_member,
                               jsonb_build_object('memberId', v_member));
    end if;
    return jsonb_build_object('outcome', 'TAGGED', 'tags', v_after);
end $$;
