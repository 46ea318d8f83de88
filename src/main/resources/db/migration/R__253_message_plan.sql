-- Plans messages in the caller's commit: each key once, whoever plans it and however often. Answers, in their order,
-- [{"key", "outcome": PLANNED | SUPPRESSED | KNOWN, "reason", "messageId"}].
--   p_messages [{"key", "memberId", "class", "kind", "source", "why", "title": {zh, en}, "text": {zh, en}, "page", "media",
--               "channels", "templates", "value", "dueAt", "notAfter"}]
-- Marketing by subscribe or template message is the caller's fault and fails: WeChat forbids it. A person who was merged
-- into another is that other one. Of several for one person the most valuable comes first, so that it is the caps' others
-- that are not said.
-- Lock order: preferences by member, then keys. To be called once in a transaction, after whatever else it locks.
create or replace function message_plan(p_merchant integer, p_messages jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_wanted jsonb := jsonb_strip_nulls(p_messages);
    v_rules  jsonb := programme_section(p_merchant, 'messages');
    v_zone   text := (select time_zone from merchant where id = p_merchant);
    v_done   jsonb[] := array_fill(null::jsonb, array[jsonb_array_length(p_messages)]);
    v_reason text;
    v_id     uuid;
    v_next   record;
begin
    if exists (select from jsonb_array_elements(v_wanted) as m
                where m ->> 'class' = 'marketing' and m -> 'channels' ?| array['subscribe', 'template']) then
        raise exception 'marketing goes neither by subscribe nor by template message';
    end if;
    perform message_hold(p_merchant, (
        select array_agg(distinct member_current(p_merchant, (m ->> 'memberId')::uuid))
          from jsonb_array_elements(v_wanted) as m where m ->> 'class' = 'marketing'));
    for v_next in
        select m.told, m.place, member_current(p_merchant, (m.told ->> 'memberId')::uuid) as member
          from jsonb_array_elements(v_wanted) with ordinality as m (told, place)
         order by 3, coalesce((m.told ->> 'value')::integer, 0) desc, m.place
    loop
        v_id := uuid_v7();
        insert into message_operation (merchant_id, key, message_id) values (p_merchant, v_next.told ->> 'key', v_id)
        on conflict do nothing;
        if found then
            v_reason := message_decide(p_merchant, v_zone, v_rules, v_next.told, v_next.member, v_id);
            v_done[v_next.place] := jsonb_build_object(
                'key', v_next.told -> 'key', 'outcome', case when v_reason is null then 'PLANNED' else 'SUPPRESSED' end,
                'reason', v_reason, 'messageId', v_id);
        else
            v_done[v_next.place] := jsonb_build_object(
                'key', v_next.told -> 'key', 'outcome', 'KNOWN', 'reason', null, 'messageId',
                (select o.message_id from message_operation o
                  where o.merchant_id = p_merchant and o.key = v_next.told ->> 'key'));
        end if;
    end loop;
    return to_jsonb(v_done);
end $$;
