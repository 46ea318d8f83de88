-- Writes down what became of claimed deliveries: p_marks is [{"merchant", "month", "message", "place", "channel", "token",
-- "state", "reason", "provider", "error", "pause" (milliseconds, for pending), "doubt", "last"}]. Only the bearer of the
-- lease marks; answers how many were. "provider" is null to keep what is there, empty to forget it. "last": no other channel
-- is tried after this one. A subscribe message that was sent has used up a credit, and one without credit has none. What its
-- channel told before, or tells meanwhile, is not lost.
-- Lock order: words of channels by their ids, deliveries, messages.
create or replace function message_delivery_mark(p_marks jsonb) returns integer
    language plpgsql
    as $$
declare
    v_ended jsonb;
    v_count integer;
begin
    perform delivery_report_hold(m.merchant, m.channel, m.provider)
       from (select distinct k.merchant, k.channel, k.provider
               from jsonb_to_recordset(p_marks) as k (merchant integer, channel text, provider text, state text)
              where k.state = 'sent' and k.provider <> ''
              order by 1, 2, 3) as m;
    with mark as (
        select * from jsonb_to_recordset(p_marks) as m (
            merchant integer, month date, message uuid, place smallint, channel text, token uuid, state text, reason text, provider text,
            error text, pause bigint, doubt boolean, last boolean)),
    marked as (
        update message_delivery d
           set state = case when k.state = 'sent' and r.delivered then 'delivered'
                            when k.state = 'sent' and not r.delivered then 'failed' else k.state end,
               reason = case when k.state = 'sent' and not r.delivered then 'REFUSED_LATER' else k.reason end,
               provider_id = case when k.provider = '' then null else coalesce(k.provider, d.provider_id) end,
               last_error = case when k.state = 'sent' then r.error else k.error end,
               doubts = d.doubts + case when k.doubt then 1 else 0 end,
               due_at = case when k.state = 'pending' then app_now() + k.pause * interval '1 millisecond' else d.due_at end,
               sent_at = case when k.state in ('sent', 'delivered') then app_now() end,
               delivered_at = case when k.state = 'delivered' or k.state = 'sent' and r.delivered then app_now() end,
               lease_token = null, lease_until = null
          from mark k
          left join delivery_report r
            on r.merchant_id = k.merchant and r.channel = k.channel and r.provider_id = k.provider
         where d.merchant_id = k.merchant and d.month = k.month and d.message_id = k.message and d.place = k.place
           and d.lease_token = k.token and d.state = 'pending'
        returning d.merchant_id, d.month, d.message_id, d.place, d.channel, d.state, d.reason, k.state as said, k.last),
    given_up as (
        update message_delivery w set state = 'suppressed', reason = marked.reason
          from marked
         where marked.last and w.merchant_id = marked.merchant_id and w.month = marked.month
           and w.message_id = marked.message_id and w.state = 'waiting'),
    used as (
        select k.merchant_id, m.member_id, m.templates -> 'subscribe' ->> 'template' as template,
               count(*) filter (where k.said = 'sent') as sent, bool_or(k.reason = 'NO_CREDIT') as none
          from marked k join message m on m.merchant_id = k.merchant_id and m.month = k.month and m.id = k.message_id
         where k.channel = 'subscribe' and (k.said = 'sent' or k.reason = 'NO_CREDIT')
         group by 1, 2, 3),
    counted as (
        insert into subscribe_credit as c (merchant_id, member_id, template)
        select u.merchant_id, u.member_id, u.template from used u where u.template is not null
         order by 1, 2, 3
        on conflict (merchant_id, member_id, template) do update
           set credits = (select case when u.none then 0 else greatest(0, c.credits - u.sent::integer) end
                            from used u where u.merchant_id = c.merchant_id and u.member_id = c.member_id
                             and u.template = c.template))
    select coalesce(jsonb_agg(jsonb_build_object('merchant', merchant_id, 'month', month, 'message', message_id))
                        filter (where state <> 'pending'), '[]'), count(*)
      into v_ended, v_count from marked;
    perform message_delivery_next(v_ended);
    return v_count;
end $$;
