-- Claims up to p_limit deliveries that are due, for p_lease of real time under p_token. Each (merchant, channel, class)
-- that has some gets an equal share; what is left over goes round once more. So a merchant with a hundred thousand
-- waits behind nobody and keeps nobody waiting, and a queue call goes beside a campaign. Rates of p_rates bound it:
-- {"sms": {"rate": 20, "burst": 40}}; a channel that is missing has none. Marketing that must not go now (message_rests)
-- is not claimed: it is due later, and a contact of that day, or taken back.
-- Lock order: merchant, channel; deliveries, then their message.
create or replace function message_delivery_claim(p_limit integer, p_lease interval, p_token uuid, p_rates jsonb)
    returns table (merchant_id integer, month date, message_id uuid, place smallint, channel text, attempts integer,
                   doubts smallint, provider_id text)
    language plpgsql
    as $$
declare
    v_now   timestamptz := app_now();
    v_left  integer := p_limit;
    v_lane  record;
    v_rate  numeric;
    v_take  integer;
    v_count integer;
    v_quiet jsonb;
    v_zone  text;
    v_held  record;
begin
    for v_round in 1..2 loop
        for v_lane in
            with recursive lane as (
                (select d.merchant_id, d.channel, d.class from message_delivery d where d.state = 'pending'
                  order by d.merchant_id, d.channel, d.class limit 1)
                union all
                select n.merchant_id, n.channel, n.class
                  from lane l cross join lateral (
                       select d.merchant_id, d.channel, d.class from message_delivery d
                        where d.state = 'pending' and (d.merchant_id, d.channel, d.class) > (l.merchant_id, l.channel, l.class)
                        order by d.merchant_id, d.channel, d.class limit 1) n),
            due as (
                select l.* from lane l
                 where exists (select from message_delivery d
                                where d.merchant_id = l.merchant_id and d.channel = l.channel and d.class = l.class
                                  and d.state = 'pending' and d.due_at <= v_now
                                  and (d.lease_until is null or d.lease_until < clock_timestamp()))
                 order by random() limit p_limit)
            select due.*, count(*) over () as lanes from due order by due.merchant_id, due.channel, due.class desc
        loop
            exit when v_left <= 0;
            v_take := case when v_round = 1 then least(v_left, ceil(p_limit::numeric / v_lane.lanes)::integer) else v_left end;
            v_rate := (p_rates -> v_lane.channel ->> 'rate')::numeric;
            v_take := delivery_allowance(v_lane.merchant_id, v_lane.channel, v_take, v_rate,
                                         (p_rates -> v_lane.channel ->> 'burst')::integer);
            continue when v_take = 0;
            v_count := 0;
            if v_lane.class = 'marketing' then
                v_zone := (select m.time_zone from merchant m where m.id = v_lane.merchant_id);
                v_quiet := nullif(programme_section(v_lane.merchant_id, 'messages') -> 'quietHours', 'null');
            end if;
            for v_held in
                with due as materialized (
                    select d.merchant_id, d.month, d.message_id, d.place,
                           case when v_lane.class = 'marketing'
                                then message_rests(d.merchant_id, d.month, d.message_id, d.channel, v_quiet, v_zone, v_now)
                           end as rests
                      from message_delivery d
                     where d.merchant_id = v_lane.merchant_id and d.channel = v_lane.channel and d.class = v_lane.class
                       and d.state = 'pending' and d.due_at <= v_now
                       and (d.lease_until is null or d.lease_until < clock_timestamp())
                     order by d.due_at limit v_take for update skip locked)
                update message_delivery d
                   set lease_token = case when due.rests is null then p_token end,
                       lease_until = case when due.rests is null then clock_timestamp() + p_lease end,
                       attempts = d.attempts + (due.rests is null)::integer,
                       due_at = case when due.rests < 'infinity' then due.rests else d.due_at end
                  from due
                 where d.merchant_id = due.merchant_id and d.month = due.month and d.message_id = due.message_id
                   and d.place = due.place
                returning d.*, due.rests
            loop
                if v_held.rests = 'infinity' then
                    perform message_take_back(m, message_hidden(m.merchant_id, m.source, m.due_at), 'WITHDRAWN')
                       from message m
                      where m.merchant_id = v_held.merchant_id and m.month = v_held.month and m.id = v_held.message_id;
                elsif v_held.rests is not null then
                    update message_contact c set day = (v_held.rests at time zone v_zone)::date
                      from message m
                     where m.merchant_id = v_held.merchant_id and m.month = v_held.month and m.id = v_held.message_id
                       and c.merchant_id = m.merchant_id and c.member_id = m.member_id and c.message_id = m.id;
                end if;
                continue when v_held.rests is not null;
                merchant_id := v_held.merchant_id;
                month := v_held.month;
                message_id := v_held.message_id;
                place := v_held.place;
                channel := v_held.channel;
                attempts := v_held.attempts;
                doubts := v_held.doubts;
                provider_id := v_held.provider_id;
                return next;
                v_count := v_count + 1;
            end loop;
            perform delivery_pay(v_lane.merchant_id, v_lane.channel, v_count, v_rate);
            v_left := v_left - v_count;
        end loop;
        exit when v_left <= 0;
    end loop;
end $$;
