-- Records that an actor did something to a subject, in the caller's commit.
--   p_actor   principal, as in 'staff:0190…', 'operator:ops@lingka', 'system'
--   p_action  past tense with its feature, as in 'card.frozen'
--   p_subject '<kind>:<id>'
-- p_detail must hold no personal data and no secret. The merchant must be the one of this transaction.
create or replace function audit_write(p_merchant integer, p_actor text, p_action text, p_subject text, p_detail jsonb)
    returns bigint
    language sql security definer set search_path = public, pg_temp
    as $$
    insert into audit_entry (merchant_id, actor, action, subject, detail)
    values (p_merchant, p_actor, p_action, p_subject, coalesce(p_detail, '{}'))
    returning id
$$;
