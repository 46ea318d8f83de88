-- A channel tells what became of a message that it took: delivered or not. One that we have not marked as sent yet is kept
-- until we do. Once more changes nothing, and the first word stands. Answers REPORTED, KEPT, or UNKNOWN: no such message,
-- nothing is kept.
--   p_args {"channel", "provider", "delivered", "message": whose it is, null where the channel does not say, "error": the
--          provider's code}
-- Lock order: the word, deliveries, messages.
create or replace function message_delivery_report(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant  integer := (p_call ->> 'merchant')::integer;
    v_message   uuid := (p_args ->> 'message')::uuid;
    v_delivered boolean := (p_args ->> 'delivered')::boolean;
    v_ended     jsonb;
    v_known     boolean;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    if v_message is not null and not exists (select from message where merchant_id = v_merchant and id = v_message) then
        return jsonb_build_object('outcome', 'UNKNOWN');
    end if;
    perform delivery_report_hold(v_merchant, p_args ->> 'channel', p_args ->> 'provider');
    insert into delivery_report (merchant_id, channel, provider_id, delivered, error)
    values (v_merchant, p_args ->> 'channel', p_args ->> 'provider', v_delivered, p_args ->> 'error')
    on conflict do nothing;
    with told as (
        update message_delivery d
           set state = case when v_delivered then 'delivered' else 'failed' end,
               reason = case when v_delivered then null else 'REFUSED_LATER' end,
               last_error = coalesce(p_args ->> 'error', d.last_error),
               delivered_at = case when v_delivered then app_now() end
         where d.merchant_id = v_merchant and d.channel = p_args ->> 'channel' and d.provider_id = p_args ->> 'provider'
           and d.state = 'sent' and (v_message is null or d.message_id = v_message)
        returning d.month, d.message_id)
    select jsonb_agg(jsonb_build_object('merchant', v_merchant, 'month', month, 'message', message_id)), count(*) > 0
      into v_ended, v_known from told;
    if v_known then
        perform message_delivery_next(v_ended);
    end if;
    return jsonb_build_object('outcome', case when v_known then 'REPORTED' else 'KEPT' end);
end $$;
