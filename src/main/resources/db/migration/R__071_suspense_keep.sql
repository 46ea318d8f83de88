-- Takes a payment out of suspense that was never meant for a card: it belongs to another business under the same
-- mchid, whose own books have it. What was not booked is only marked.
create or replace function suspense_keep(p_item suspense_item, p_key text, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_posted jsonb;
begin
    if (p_item).booked then
        v_posted := ledger_post((p_item).merchant_id, jsonb_build_object('key', p_key, 'kind', 'suspense_keep',
            'sourceKind', 'suspense_item', 'sourceId', (p_item).id, 'actor', p_args ->> 'decidedBy',
            'detail', jsonb_build_object('approvedBy', p_args ->> 'approvedBy')), jsonb_build_array(
            jsonb_build_object('counter', 'suspense', 'ref', (p_item).out_trade_no, 'asset', 'principal',
                'amount', -(p_item).amount_fen),
            jsonb_build_object('counter', 'adjustment', 'ref', (p_item).out_trade_no, 'asset', 'principal',
                'amount', (p_item).amount_fen)));
        if v_posted ->> 'outcome' <> 'POSTED' then
            raise exception 'suspense % was not kept: %', (p_item).id, v_posted ->> 'outcome';
        end if;
    end if;
    return jsonb_build_object('outcome', 'KEPT');
end $$;
