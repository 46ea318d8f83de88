-- Decides about one message that is new and writes it: {"reason", "messageId"}, reason null where it is planned. For
-- marketing the caller holds the person's preference row, so that caps hold over all campaigns at once. In this order:
-- the person, consent, opt-out, caps of all channels together, those of the inbox where no other channel is left, quiet
-- hours, its own end.
--   p_rules the section messages of the programme in force
create or replace function message_decide(p_merchant integer, p_zone text, p_rules jsonb, p_message jsonb, p_member uuid,
                                          p_id uuid) returns text
    language plpgsql
    as $$
declare
    v_marketing  boolean := p_message ->> 'class' = 'marketing';
    v_after      timestamptz := (p_message ->> 'notAfter')::timestamptz;
    v_due        timestamptz := greatest((p_message ->> 'dueAt')::timestamptz, app_now());
    v_later      timestamptz := v_due;
    v_caps       jsonb := coalesce(p_rules -> 'caps', '[]')
                          || '[{"per": "month", "most": 4, "channel": "mass"}]';
    v_consented  timestamptz;
    v_preference message_preference;
    v_channels   jsonb;
    v_day        date;
    v_reason     text;
begin
    select * into v_preference from message_preference where merchant_id = p_merchant and member_id = p_member;
    if v_marketing then
        v_consented := member_consented_at(p_merchant, p_member, 'marketing');
        v_later := message_quiet_end(nullif(p_rules -> 'quietHours', 'null'),
                                     message_zone(p_merchant, p_member, p_zone), v_due);
    end if;
    v_day := (v_later at time zone p_zone)::date;
    v_channels := message_channels(p_merchant, p_member, p_message, v_caps, v_day, v_preference);
    v_reason := message_refusal(p_merchant, p_member, p_message ->> 'class', v_preference, v_consented);
    if v_reason is null and v_marketing then
        v_reason := coalesce(message_cap_of(p_merchant, p_member, v_caps, v_day, null),
                             case when not v_channels @? '$[*] ? (@.reason == null)'
                                  then message_cap_of(p_merchant, p_member, v_caps, v_day, 'inbox') end);
    end if;
    v_reason := coalesce(v_reason, case when v_later > v_after and v_later > v_due then 'QUIET_TOO_LATE'
                                        when v_due > v_after and v_marketing then 'EXPIRED' end);
    perform message_write(p_merchant, p_zone, p_message, jsonb_build_object(
        'id', p_id, 'memberId', p_member, 'language', coalesce(v_preference.language, 'zh'), 'consentedAt', v_consented,
        'dueAt', v_later, 'day', v_day, 'reason', v_reason, 'channels', v_channels));
    return v_reason;
end $$;
