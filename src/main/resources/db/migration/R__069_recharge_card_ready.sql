-- Whether the card that an order pays for can be opened now: its person is there, has none of the kind, and is not
-- barred. Locks the person's row, so that it stays true until the caller commits.
create or replace function recharge_card_ready(p_order recharge_order) returns boolean
    language plpgsql
    as $$
declare
    v_merchant integer := (p_order).merchant_id;
    v_member   uuid := member_current((p_order).merchant_id, (p_order).member_id);
begin
    perform from member where merchant_id = v_merchant and id = v_member and status = 'active' for no key update;
    return found
       and not measure_bars(v_merchant, v_member)
       and not exists (select from card c where c.merchant_id = v_merchant and c.member_id = v_member
                          and c.kind = (p_order).wanted ->> 'kind' and c.status <> 'closed');
end $$;
