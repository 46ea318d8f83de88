-- Writes changes of members' levels into the history, and tells those that change what counts for the member: what is
-- earned beneath a level given by hand is not told. The caller holds the members' rows.
--   p_changes [{"memberId", "from", "to", "up", "cause", "actor", "reason", "until", "told"}]
create or replace function tier_note_all(p_merchant integer, p_changes jsonb) returns void
    language sql
    as $$
    insert into tier_change (merchant_id, member_id, from_level, to_level, cause, until, reason, actor)
    select p_merchant, (c ->> 'memberId')::uuid, c ->> 'from', c ->> 'to', c ->> 'cause', (c ->> 'until')::timestamptz,
           c ->> 'reason', coalesce(c ->> 'actor', 'system')
      from jsonb_array_elements(p_changes) c;
    select outbox_publish_all(p_merchant, 'TierChanged', coalesce(jsonb_agg(jsonb_build_object(
               'aggregate', 'member:' || (c ->> 'memberId'),
               'payload', jsonb_build_object('memberId', c -> 'memberId', 'from', c -> 'from', 'to', c -> 'to',
                                             'up', c -> 'up', 'cause', c -> 'cause', 'until', c -> 'until'))), '[]'))
      from jsonb_array_elements(p_changes) c
     where (c ->> 'told')::boolean and c ->> 'from' <> c ->> 'to';
$$;
