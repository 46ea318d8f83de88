-- Counts one more piece of a template as taken by a member, within its limits; null, or why not:
--   COUPON_LIMIT_REACHED {"perMember"} · COUPON_DAY_SOLD_OUT {"perDay"} · COUPON_SOLD_OUT {"stock"}
-- Each limit is decided and counted by one conditional statement. After a refusal the caller undoes what was counted.
-- What is given out already is seen at a glance first, so that thousands who come too late write nothing.
-- Lock order: the member's own row, then the day's, then the stock, which everybody wants: held shortest.
create or replace function coupon_take(p_merchant integer, p_member uuid, p_terms jsonb, p_day date) returns jsonb
    language plpgsql
    as $$
declare
    v_template   text := p_terms ->> 'code';
    v_per_member bigint := (p_terms ->> 'perMember')::bigint;
    v_per_day    bigint := (p_terms ->> 'perDay')::bigint;
    v_stock      bigint := (p_terms ->> 'stock')::bigint;
begin
    if exists (select from coupon_stock where merchant_id = p_merchant and template = v_template and period = 'ever'
                                          and issued >= v_stock) then
        return jsonb_build_object('outcome', 'COUPON_SOLD_OUT', 'stock', v_stock);
    end if;
    if not coupon_take_share(p_merchant, v_template, p_member, v_per_member) then
        return jsonb_build_object('outcome', 'COUPON_LIMIT_REACHED', 'perMember', v_per_member);
    end if;
    if not coupon_take_stock(p_merchant, v_template, p_day::text, 1, v_per_day) then
        return jsonb_build_object('outcome', 'COUPON_DAY_SOLD_OUT', 'perDay', v_per_day);
    end if;
    if not coupon_take_stock(p_merchant, v_template, 'ever', 1, v_stock) then
        return jsonb_build_object('outcome', 'COUPON_SOLD_OUT', 'stock', v_stock);
    end if;
    return null;
end $$;
