-- Why nobody may take a ticket of a line that the caller holds: LIVE_TICKET as queue_live, LINE_PAUSED {"message"},
-- LINE_FULL {"capacity"}. Null when one may.
create or replace function queue_take_refusal(p_line queue_line, p_args jsonb) returns jsonb
    language plpgsql stable
    as $$
declare
    v_live     jsonb := queue_live(p_line.merchant_id, p_line.store_id, (p_args ->> 'memberId')::uuid);
    v_capacity integer := (p_args #>> '{terms,capacity}')::integer;
begin
    if v_live is not null then
        return v_live;
    end if;
    if p_line.paused_at is not null then
        return jsonb_build_object('outcome', 'LINE_PAUSED', 'message', p_line.pause_message);
    end if;
    if v_capacity <= (select count(*) from queue_ticket t
                       where t.merchant_id = p_line.merchant_id and t.store_id = p_line.store_id
                         and t.line = p_line.line and t.day = p_line.day and t.state = 'waiting') then
        return jsonb_build_object('outcome', 'LINE_FULL', 'capacity', v_capacity);
    end if;
    return null;
end $$;
