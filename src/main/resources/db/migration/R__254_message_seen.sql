-- A person has read a message of theirs, or followed it (p_args "clicked"). Said again it changes nothing; the first click
-- is told (MessageClicked). Answers SEEN {"readAt", "clickedAt"}, or NOT_FOUND for another's and for what is not in the
-- inbox yet.
--   p_args {"memberId", "messageId", "clicked"}
create or replace function message_seen(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_clicked  boolean := (p_args ->> 'clicked')::boolean;
    v_message  message;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select * into v_message from message m
     where m.merchant_id = v_merchant and m.id = (p_args ->> 'messageId')::uuid
       and m.member_id = (p_args ->> 'memberId')::uuid and m.inbox
       and not message_hidden(m.merchant_id, m.source, m.due_at)
       for no key update;
    if not found then
        return jsonb_build_object('outcome', 'NOT_FOUND');
    end if;
    if v_clicked and v_message.clicked_at is null then
        perform outbox_publish(v_merchant, 'MessageClicked', 'member:' || v_message.member_id, jsonb_build_object(
            'memberId', v_message.member_id, 'messageId', v_message.id, 'class', v_message.class, 'kind', v_message.kind,
            'source', v_message.source));
    end if;
    update message m
       set status = case when v_clicked or m.status = 'clicked' then 'clicked' else 'read' end,
           read_at = coalesce(m.read_at, app_now()),
           clicked_at = case when v_clicked then coalesce(m.clicked_at, app_now()) else m.clicked_at end
     where m.merchant_id = v_merchant and m.month = v_message.month and m.id = v_message.id
    returning * into v_message;
    return jsonb_build_object('outcome', 'SEEN', 'readAt', v_message.read_at, 'clickedAt', v_message.clicked_at);
end $$;
