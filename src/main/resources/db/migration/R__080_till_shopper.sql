-- What a price asks about who buys where: {"memberId", "cardKind", "zone" (the store's), "firstSale",
-- "lapsed" (the card's term is over: no benefits), "tier" (as tier_told tells)}; null when there is no such card or
-- store. One round trip: it opens row-level security itself.
create or replace function till_shopper(p_merchant integer, p_card uuid, p_store uuid) returns jsonb
    language plpgsql
    as $$
declare
    v_card jsonb;
    v_at   jsonb;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    v_card := card_find(p_merchant, p_card);
    v_at := store_at(p_merchant, p_store, app_now());
    if v_card is null or v_at is null then
        return null;
    end if;
    return jsonb_build_object('memberId', v_card -> 'memberId', 'cardKind', v_card -> 'kind', 'zone', v_at -> 'zone',
        'lapsed', card_lapsed(p_merchant, p_card), 'tier', tier_told(p_merchant, (v_card ->> 'memberId')::uuid),
        'firstSale', not exists (select from sale s where s.merchant_id = p_merchant and s.card_id = p_card));
end $$;
