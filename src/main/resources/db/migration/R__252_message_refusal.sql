-- Why nothing at all is said to this person; null where it may be. Holds for marketing what the law and the person say:
-- consent first, then whatever was said last.
create or replace function message_refusal(p_merchant integer, p_member uuid, p_class text,
                                           p_preference message_preference, p_consented timestamptz) returns text
    language sql stable
    as $$
    select case when not member_is_live(p_merchant, p_member) then 'ENDED_MEMBER'
                when p_class = 'transactional' then null
                when p_consented is null then 'NO_CONSENT'
                when p_preference.marketing_off_at >= p_consented then 'OPTED_OUT' end
$$;
