-- The channels of a message in their order, each with why it is not used: [{"channel", "reason"}]. The inbox is none of
-- them.
--   p_channels    ["sms", …] as planned
--   p_preference  what the person switched off: of service messages whole kinds, of marketing channels
--   p_day         the merchant's day on which marketing would come; caps of single channels count then
create or replace function message_channels(p_merchant integer, p_member uuid, p_message jsonb, p_caps jsonb, p_day date,
                                            p_preference message_preference) returns jsonb
    language sql stable
    as $$
    select coalesce(jsonb_agg(jsonb_build_object('channel', c.channel, 'reason',
               case when p_message ->> 'class' = 'transactional'
                    then case when p_message ->> 'kind' = any (p_preference.kinds_off) then 'OPTED_OUT' end
                    when c.channel = any (p_preference.channels_off) then 'OPTED_OUT'
                    else message_cap_of(p_merchant, p_member, p_caps, p_day, c.channel) end) order by c.place), '[]')
      from jsonb_array_elements_text(coalesce(p_message -> 'channels', '[]')) with ordinality as c (channel, place)
     where c.channel <> 'inbox'
$$;
