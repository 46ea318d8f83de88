-- Words in both languages with the coupon's name put in; p_name {"zh", "en"}, null without a coupon.
create or replace function campaign_words(p_words jsonb, p_name jsonb) returns jsonb
    language sql immutable
    as $$
    select jsonb_build_object('zh', replace(p_words ->> 'zh', '{coupon}', coalesce(p_name ->> 'zh', '')),
                              'en', replace(p_words ->> 'en', '{coupon}', coalesce(p_name ->> 'en', '')))
$$;
