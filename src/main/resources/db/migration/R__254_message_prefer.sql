-- Keeps what a person wants to hear, also of what was planned before. Marketing is allowed again only where they agree to
-- it. A no that is older than the newest consent is said anew. Answers KEPT, or MARKETING_CONSENT_MISSING.
--   p_args {"memberId", "allowed", "channelsOff", "kindsOff", "language"}
-- Lock order: the person's preferences, messages.
create or replace function message_prefer(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid := (p_args ->> 'memberId')::uuid;
    v_allowed  boolean := (p_args ->> 'allowed')::boolean;
    v_agreed   timestamptz;
    v_kept     message_preference;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    perform message_hold(v_merchant, array[v_member]);
    v_agreed := member_consented_at(v_merchant, v_member, 'marketing');
    if v_allowed and v_agreed is null then
        return jsonb_build_object('outcome', 'MARKETING_CONSENT_MISSING');
    end if;
    update message_preference
       set marketing_off_at = case when v_allowed then null
                                   when marketing_off_at >= v_agreed then marketing_off_at
                                   else app_now() end,
           channels_off = array(select jsonb_array_elements_text(p_args -> 'channelsOff') order by 1),
           kinds_off = array(select jsonb_array_elements_text(p_args -> 'kindsOff') order by 1),
           language = p_args ->> 'language', changed_at = app_now()
     where merchant_id = v_merchant and member_id = v_member
    returning * into strict v_kept;
    perform message_drop(v_kept);
    if not v_allowed then
        perform message_withdraw(v_merchant, v_member, true, 'OPTED_OUT');
        perform message_tell_refusal(v_merchant, v_member);
    end if;
    return jsonb_build_object('outcome', 'KEPT');
end $$;
