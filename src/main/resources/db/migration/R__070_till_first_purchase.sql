-- Whether a sale can bring a card of a first-purchase kind: made in this store on this business day, of the amount at
-- least after what was given back, by nobody or by this person.
create or replace function till_first_purchase(p_merchant integer, p_member uuid, p_store uuid, p_sale uuid,
                                               p_minimum_fen bigint) returns boolean
    language sql stable
    as $$
    select exists (
        select from sale s
         where s.merchant_id = p_merchant and s.id = p_sale and s.store_id = p_store
           and s.business_day = store_day(p_merchant, p_store, app_now())
           and s.business_month = date_trunc('month', store_day(p_merchant, p_store, app_now())::timestamp)::date
           and s.total_fen - s.refunded_fen >= p_minimum_fen
           and (s.member_id is null or s.member_id = p_member))
$$;
