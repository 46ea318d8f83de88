-- Counts one more of an item as taken by a member, within its limits; null, or which of them was reached (as in
-- shop_refusal). Each limit is decided and counted by one conditional statement; after a refusal the caller undoes what
-- was counted. Lock order: the member's own row, the day's, the stock, which everybody wants.
create or replace function shop_take(p_merchant integer, p_member uuid, p_item jsonb, p_day date) returns jsonb
    language plpgsql
    as $$
declare
    v_code       text := p_item ->> 'code';
    v_per_member bigint := (p_item ->> 'perMember')::bigint;
begin
    insert into shop_share as s (merchant_id, item, member_id, taken) values (p_merchant, v_code, p_member, 1)
    on conflict on constraint shop_share_pkey do update set taken = s.taken + 1
     where v_per_member is null or s.taken < v_per_member;
    if not found then
        return jsonb_build_object('outcome', 'SHOP_LIMIT_REACHED', 'perMember', v_per_member);
    end if;
    if not shop_count_one(p_merchant, v_code, '', p_day::text, (p_item ->> 'perDay')::bigint) then
        return jsonb_build_object('outcome', 'SHOP_DAY_SOLD_OUT', 'perDay', p_item -> 'perDay');
    end if;
    if not shop_count_one(p_merchant, v_code, '', 'ever', (p_item ->> 'stock')::bigint) then
        return jsonb_build_object('outcome', 'SHOP_SOLD_OUT', 'stock', p_item -> 'stock');
    end if;
    return null;
end $$;
