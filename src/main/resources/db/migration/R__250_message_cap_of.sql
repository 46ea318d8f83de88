-- Which cap one more contact on this day would break, in the order in which they are written: CAP_DAY, CAP_WEEK,
-- CAP_MONTH; null for none. A cap counts in any days in a row of its length, before and after: what is planned ahead
-- counts too. The caller holds the person's preference row, so that nobody else counts meanwhile.
--   p_caps    [{"per", "most", "channel"}]
--   p_channel the caps of this channel, the inbox being that of messages which go by no other; null: those of all channels
--             together, in which each message counts once, by whatever channel it came
create or replace function message_cap_of(p_merchant integer, p_member uuid, p_caps jsonb, p_day date, p_channel text)
    returns text
    language sql stable
    as $$
    with cap as (
        select c.place, c.cap ->> 'per' as per, (c.cap ->> 'most')::integer as most,
               case c.cap ->> 'per' when 'day' then 1 when 'week' then 7 else 31 end as days
          from jsonb_array_elements(p_caps) with ordinality as c (cap, place)
         where c.cap ->> 'channel' is not distinct from p_channel)
    select 'CAP_' || upper(cap.per)
      from cap
     where exists (
        select from generate_series(0, cap.days - 1) as back
         where (select count(*) from message_contact c
                 where c.merchant_id = p_merchant and c.member_id = p_member
                   and c.day between p_day - back and p_day - back + cap.days - 1
                   and (p_channel is null or p_channel = any (c.channels)))
               >= cap.most)
     order by cap.place limit 1
$$;
