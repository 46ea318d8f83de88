-- The zone in which a person's quiet hours are: that of the store where they took their first card, else the merchant's.
create or replace function message_zone(p_merchant integer, p_member uuid, p_zone text) returns text
    language sql stable
    as $$
    select coalesce((select s.time_zone
                       from member_fact f join store s on s.merchant_id = f.merchant_id and s.id = f.store_id
                      where f.merchant_id = p_merchant and f.member_id = p_member), p_zone)
$$;
