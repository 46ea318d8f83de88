-- Where a member stands, for whoever prices or shows it: as tier_standing tells, without a level for a member without a
-- row; and "lapsed": the terms of all their cards are over, and the level gives nothing. It opens row-level security
-- itself.
create or replace function tier_told(p_merchant integer, p_member uuid) returns jsonb
    language sql
    as $$
    select coalesce(tier_standing(p_merchant, p_member), '{}')
           || jsonb_build_object('lapsed', card_benefits_over(p_merchant, p_member))
$$;
