-- The message of a step for one member, as message_plan takes it. "{coupon}" in its words and in
-- what fills the provider's text is the coupon's name; text messages are in Chinese.
--   p_template of the coupon that the step gave, or null
create or replace function campaign_say(p_args jsonb, p_run campaign_run, p_member campaign_audience, p_template text)
    returns jsonb
    language sql stable
    as $$
    select jsonb_build_object(
        'key', concat_ws(':', 'campaign', p_run.id, p_member.step, p_member.member_id),
        'memberId', p_member.member_id, 'class', 'marketing', 'kind', 'campaign',
        'source', concat_ws(':', 'campaign', p_run.id, p_member.step),
        'why', jsonb_strip_nulls(jsonb_build_object(
            'campaign', p_run.design -> 'name', 'segment', case when p_run.segment is not null
                then jsonb_build_object('zh', p_run.segment, 'en', p_run.segment) end)),
        'title', campaign_words(says -> 'title', p_args #> array['templates', p_template, 'name']),
        'text', campaign_words(says -> 'text', p_args #> array['templates', p_template, 'name']),
        'page', says -> 'page', 'media', coalesce(says -> 'media', '[]'),
        'channels', coalesce(nullif(says -> 'channels', 'null'), '[]'),
        'templates', jsonb_strip_nulls(jsonb_build_object('sms', nullif(says -> 'sms', 'null') || jsonb_build_object('params', (
            select jsonb_object_agg(p.key, campaign_words(jsonb_build_object('zh', p.value),
                                                          p_args #> array['templates', p_template, 'name']) -> 'zh')
              from jsonb_each_text(nullif(says #> '{sms,params}', 'null')) as p)))),
        'value', coalesce((p_run.design ->> 'value')::integer, 0), 'dueAt', app_now(),
        'notAfter', app_now() + interval '3 days')
      from (select p_run.design #> array['steps', p_member.step::text, 'says']) as s (says)
     where says is not null
$$;
