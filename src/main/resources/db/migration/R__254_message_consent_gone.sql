-- A person withdrew the consent to marketing, in the caller's commit: what was planned on its ground goes.
-- Lock order: the person's preferences, messages.
create or replace function message_consent_gone(p_merchant integer, p_member uuid) returns void
    language plpgsql
    as $$
begin
    perform message_hold(p_merchant, array[p_member]);
    perform message_withdraw(p_merchant, p_member, true, 'NO_CONSENT');
    perform message_tell_refusal(p_merchant, p_member);
end $$;
