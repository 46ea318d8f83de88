-- Why somebody who may have a card of a kind cannot buy one now, or null: a card of it waits to be paid, the first
-- recharge is not to be had, or the ID document has its cards. Takes the document's place.
create or replace function recharge_card_refusal(p_merchant integer, p_member uuid, p_wanted jsonb, p_args jsonb)
    returns jsonb
    language plpgsql
    as $$
declare
    v_document jsonb := nullif(p_wanted -> 'document', 'null');
    v_sale     jsonb := (p_args - 'cardId') || jsonb_build_object('memberId', p_member);
    v_open     uuid;
    v_refusal  jsonb;
begin
    select o.id into v_open from recharge_order o
     where o.merchant_id = p_merchant and o.member_id = p_member and o.purpose = 'card' and o.state = 'pending'
       and o.wanted ->> 'kind' = p_wanted ->> 'kind';
    if found then
        return jsonb_build_object('outcome', 'CARD_ORDER_OPEN', 'openOrderId', v_open);
    end if;
    if (p_args ->> 'amountFen')::bigint > 0 then
        v_refusal := recharge_may_sell(p_merchant, v_sale, (p_wanted ->> 'balanceCapFen')::bigint);
    end if;
    if v_refusal is null and v_document is not null and not card_document_take(p_merchant,
            p_wanted || jsonb_build_object('memberId', p_member, 'orderId', p_args -> 'orderId'), v_document) then
        v_refusal := jsonb_build_object('outcome', 'DOCUMENT_USED_UP');
    end if;
    return v_refusal;
end $$;
