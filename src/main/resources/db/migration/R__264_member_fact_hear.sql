-- Brings facts up to date after an event. To be called for each event at least once; once more changes nothing.
--   p_args {"members": [ids that the event names], "cards": [ids], "day": of the sale that changed, null for anything
--           else, "from": who was merged into the first of the members, "clicked": a message that the first clicked on}
-- A click counts on the day on which it is first heard of. Answers HEARD.
-- Lock order: facts by member.
create or replace function member_fact_hear(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_named    uuid[] := array(select m::uuid from jsonb_array_elements_text(p_args -> 'members') as m);
    v_from     uuid := (p_args ->> 'from')::uuid;
    v_clicked  uuid := (p_args ->> 'clicked')::uuid;
    v_members  uuid[];
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_members := array(
        select m from unnest(v_named) as m
        union select member_current(v_merchant, m) from unnest(v_named) as m
        union select c.member_id from card_members(v_merchant,
            array(select x::uuid from jsonb_array_elements_text(p_args -> 'cards') as x), '{}') c);
    if v_clicked is not null then
        perform member_fact_lock(v_merchant, v_members);
        insert into member_click (merchant_id, member_id, message_id, day)
        select f.merchant_id, f.member_id, v_clicked, (app_now() at time zone g.time_zone)::date
          from member_fact f join merchant g on g.id = f.merchant_id
         where f.merchant_id = v_merchant and f.member_id = member_current(v_merchant, v_named[1])
        on conflict do nothing;
    end if;
    perform member_fact_refresh(v_merchant, v_members || v_from, (p_args ->> 'day')::date);
    return jsonb_build_object('outcome', 'HEARD');
end $$;
