-- Adds what counts to a member's day, or takes it away again; the figures of p_add are 0 where they are left out.
--   p_add {"spendFen", "sales", "rechargedFen", "referrals", "growth"}
-- The first sale of a day makes a visit, which brings p_per_visit growth; with the last that is given back the visit
-- goes, and its growth with it. Answers that growth: + for a new visit, - for one that went, else 0.
create or replace function tier_day_add(p_merchant integer, p_member uuid, p_day date, p_add jsonb,
                                        p_per_visit bigint) returns bigint
    language plpgsql
    as $$
declare
    v_sales integer := coalesce((p_add ->> 'sales')::integer, 0);
    v_day   tier_day;
    v_visit bigint := 0;
begin
    insert into tier_day (merchant_id, member_id, day) values (p_merchant, p_member, p_day) on conflict do nothing;
    select * into strict v_day from tier_day
     where merchant_id = p_merchant and member_id = p_member and day = p_day for update;
    if v_sales > 0 and v_day.sales = 0 then
        v_visit := p_per_visit;
    elsif v_sales < 0 and v_day.sales + v_sales = 0 then
        v_visit := -v_day.visit_growth;
    end if;
    update tier_day
       set spend_fen = spend_fen + coalesce((p_add ->> 'spendFen')::bigint, 0), sales = sales + v_sales,
           recharged_fen = recharged_fen + coalesce((p_add ->> 'rechargedFen')::bigint, 0),
           referrals = referrals + coalesce((p_add ->> 'referrals')::integer, 0),
           growth = growth + coalesce((p_add ->> 'growth')::bigint, 0) + v_visit,
           visit_growth = visit_growth + v_visit
     where merchant_id = p_merchant and member_id = p_member and day = p_day;
    return v_visit;
end $$;
