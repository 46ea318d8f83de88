-- Takes pieces from the stock of a template in a period ('ever' or a day), all or none; false when so many are not left.
-- Without a limit (p_most null) nothing is counted. A limit that comes later counts what was given before it.
-- The stock of printed codes is taken when they are made, that of a piece handed to a friend when it was first given.
-- One conditional statement decides, so that however many come at once exactly p_most are given.
create or replace function coupon_take_stock(p_merchant integer, p_template text, p_period text, p_pieces bigint,
                                             p_most bigint) returns boolean
    language plpgsql
    as $$
declare
    v_before bigint := 0;
begin
    if p_most is null then
        return true;
    end if;
    loop
        update coupon_stock set issued = issued + p_pieces, most = p_most
         where merchant_id = p_merchant and template = p_template and period = p_period
           and issued + p_pieces <= p_most;
        if found then
            return true;
        end if;
        if exists (select from coupon_stock
                    where merchant_id = p_merchant and template = p_template and period = p_period) then
            return false;
        end if;
        if p_period = 'ever' then
            select (select count(*) from coupon where merchant_id = p_merchant and template = p_template
                                                  and source_kind not in ('transfer', 'code'))
                 + (select coalesce(sum(pieces), 0) from coupon_batch
                     where merchant_id = p_merchant and template = p_template) into v_before;
        end if;
        insert into coupon_stock (merchant_id, template, period, issued, most)
        values (p_merchant, p_template, p_period, v_before, greatest(v_before, p_most))
        on conflict do nothing;
    end loop;
end $$;
