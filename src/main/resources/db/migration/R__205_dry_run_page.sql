-- The next people of a merchant in the order of their ids, as dry_run_member tells them; fewer than p_limit at the end.
-- Guests hold no card and are left out, and so is who came after the last day.
create or replace function dry_run_page(p_merchant integer, p_zone text, p_after uuid, p_limit integer, p_since date,
                                        p_from date, p_to date) returns jsonb
    language sql stable
    as $$
    select coalesce(jsonb_agg(dry_run_member(p_merchant, p_zone, m.id, p_since, p_from, p_to) order by m.id), '[]')
      from (select id from member
             where merchant_id = p_merchant and id > p_after and kind = 'member'
               and created_at < (p_to + 1)::timestamp at time zone p_zone
             order by id limit p_limit) m
$$;
