-- A card as it is, without a lock: {"status", "kind", "memberId"}; null when there is no such card.
create or replace function card_find(p_merchant integer, p_card uuid) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object('status', c.status, 'kind', c.kind, 'memberId', c.member_id)
      from card c
     where c.merchant_id = p_merchant and c.id = p_card
$$;
