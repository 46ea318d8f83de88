-- Until when a marketing message must not go by a channel: to the end of the quiet hours where its person is; a while,
-- where it came of something that is paused; for ever ('infinity') where that was stopped. Null where it may go now.
--   p_quiet, p_zone  as message_quiet_end has them; of the merchant
create or replace function message_rests(p_merchant integer, p_month date, p_message uuid, p_channel text, p_quiet jsonb,
                                         p_zone text, p_now timestamptz) returns timestamptz
    language plpgsql stable
    as $$
declare
    v_pause    constant interval := '10 minutes';
    v_member   uuid;
    v_for_good boolean;
begin
    select m.member_id, s.for_good into v_member, v_for_good
      from message m
      left join message_silence s on s.merchant_id = m.merchant_id and s.origin = message_origin(m.source)
     where m.merchant_id = p_merchant and m.month = p_month and m.id = p_message;
    if v_for_good is not null then
        return case when v_for_good then 'infinity' else p_now + v_pause end;
    elsif p_channel = 'inbox' or p_quiet is null then
        return null;
    end if;
    return nullif(message_quiet_end(p_quiet, message_zone(p_merchant, v_member, p_zone), p_now), p_now);
end $$;
