-- The member who an id stands for today, locked against a merge in the meantime; null for nobody who can hold coupons:
-- a guest, or one who is deleted. Whoever is merged is followed to the person who stays.
-- Lock order: after the idempotency key, before coupons and their counters.
create or replace function coupon_holder(p_merchant integer, p_member uuid) returns uuid
    language plpgsql
    as $$
declare
    v_member uuid := p_member;
    v_found  member;
begin
    loop
        select * into v_found from member where merchant_id = p_merchant and id = v_member for share;
        if not found or v_found.status = 'deleted' or v_found.kind <> 'member' then
            return null;
        end if;
        if v_found.status = 'active' then
            return v_member;
        end if;
        v_member := v_found.merged_into;
    end loop;
end $$;
