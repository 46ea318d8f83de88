-- The refusal of a second ticket: the one that this person has in the store; null without one.
create or replace function queue_live(p_merchant integer, p_store uuid, p_member uuid) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object('outcome', 'LIVE_TICKET', 'ticketId', t.id, 'line', t.line, 'number', queue_label(t))
      from queue_ticket t
     where t.merchant_id = p_merchant and t.store_id = p_store and t.member_id = p_member
       and t.state in ('waiting', 'called')
$$;
