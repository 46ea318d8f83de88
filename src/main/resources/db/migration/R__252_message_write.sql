-- Writes a message that was decided, with its deliveries and, for marketing, its contact.
--   p_message   as message_plan gets it
--   p_decided   {"id", "memberId", "language", "consentedAt", "dueAt", "day", "reason", "channels"}: with a reason it is
--               suppressed; channels as message_channels answers them
create or replace function message_write(p_merchant integer, p_zone text, p_message jsonb, p_decided jsonb) returns void
    language plpgsql
    as $$
declare
    v_id     uuid := (p_decided ->> 'id')::uuid;
    v_member uuid := (p_decided ->> 'memberId')::uuid;
    v_month  date := date_trunc('month', app_now() at time zone p_zone)::date;
    v_due    timestamptz := (p_decided ->> 'dueAt')::timestamptz;
    v_open   text[] := (select coalesce(array_agg(c ->> 'channel'), '{}')
                          from jsonb_array_elements(p_decided -> 'channels') as c where c ->> 'reason' is null);
begin
    insert into message (merchant_id, month, id, member_id, class, kind, source, why, title, text, language, page, media,
                         templates, value, inbox, status, reason, consented_at, due_at, not_after)
    values (p_merchant, v_month, v_id, v_member, p_message ->> 'class', p_message ->> 'kind', p_message ->> 'source',
            coalesce(p_message -> 'why', '{}'), p_message -> 'title', p_message -> 'text', p_decided ->> 'language',
            p_message ->> 'page', coalesce(p_message -> 'media', '[]'), coalesce(p_message -> 'templates', '{}'),
            coalesce((p_message ->> 'value')::smallint, 0), p_decided ->> 'reason' is null,
            case when p_decided ->> 'reason' is null then 'planned' else 'suppressed' end, p_decided ->> 'reason',
            (p_decided ->> 'consentedAt')::timestamptz, v_due, (p_message ->> 'notAfter')::timestamptz);
    if p_decided ->> 'reason' is not null then
        return;
    end if;
    insert into message_delivery (merchant_id, month, message_id, place, channel, class, state, reason, due_at)
    select p_merchant, v_month, v_id, row_number() over (order by c.place) - 1, c.told ->> 'channel', p_message ->> 'class',
           case when c.told ->> 'reason' is not null then 'suppressed'
                when c.told ->> 'channel' = v_open[1] then 'pending' else 'waiting' end,
           c.told ->> 'reason', v_due
      from jsonb_array_elements(p_decided -> 'channels') with ordinality as c (told, place);
    if p_message ->> 'class' = 'marketing' then
        insert into message_contact (merchant_id, member_id, message_id, day, channels)
        values (p_merchant, v_member, v_id, (p_decided ->> 'day')::date,
                case when v_open = '{}' then '{inbox}' else v_open end);
    end if;
    perform message_follow(p_merchant, v_month, v_id);
end $$;
