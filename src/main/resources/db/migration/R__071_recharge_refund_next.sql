-- The state that a refund goes to when WeChat says p_status, or null when that changes nothing.
-- A refund that was given up to be paid by hand still succeeds when somebody settles it in WeChat's console first.
create or replace function recharge_refund_next(p_state text, p_status text, p_card_status text) returns text
    language sql immutable
    as $$
    select case
        when p_state not in ('requested', 'accepted', 'by_hand') then null
        when p_status = 'SUCCESS' then 'succeeded'
        when p_state = 'by_hand' then null
        when p_status = 'CLOSED' then case when p_card_status = 'closed' then 'by_hand' else 'returned' end
        when p_status = 'ABNORMAL' then 'by_hand'
        when p_status = 'PROCESSING' and p_state = 'requested' then 'accepted'
    end
$$;
