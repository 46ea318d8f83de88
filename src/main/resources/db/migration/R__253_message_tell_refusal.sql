-- Tells whoever speaks to members in other ways that this person wants no marketing any more: MarketingRefused
-- {"memberId"}, in the caller's commit.
create or replace function message_tell_refusal(p_merchant integer, p_member uuid) returns void
    language plpgsql
    as $$
begin
    perform outbox_publish(p_merchant, 'MarketingRefused', 'member:' || p_member, jsonb_build_object('memberId', p_member));
end $$;
