-- Locks a card against changes of its state, and tells that state; null when there is no such card.
-- `for share`: charges, recharges and refunds run side by side, while freeze, loss, re-issue, merging and closing
-- (which take the row for update) wait for them and they for those.
-- {"status", "kind", "memberId", "spendableAt", "balanceCapFen", "storeId", "mergedInto"}. Value may leave the card
-- only when "spendableAt" is null or not after app_now(); "spendable" says so.
-- Lock order: after the idempotency key, before orders, sales and ledger accounts; several cards in order of their id.
create or replace function card_lock(p_merchant integer, p_card uuid) returns jsonb
    language sql
    as $$
    select jsonb_build_object('status', c.status, 'kind', c.kind, 'memberId', c.member_id,
                              'spendableAt', c.spendable_at,
                              'spendable', c.spendable_at is null or c.spendable_at <= app_now(),
                              'balanceCapFen', c.balance_cap_fen, 'storeId', c.store_id, 'mergedInto', c.merged_into)
      from card c
     where c.merchant_id = p_merchant and c.id = p_card
       for share of c
$$;
