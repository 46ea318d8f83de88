-- Marks a plastic card as bound and posts what it held: principal and bonus to the card, points to its person,
-- as a lot without an end. Answers the balances after. The caller holds both rows.
create or replace function physical_card_bring_in(p_merchant integer, p_actor text, p_plastic physical_card, p_card card)
    returns jsonb
    language plpgsql
    as $$
declare
    v_lines   jsonb;
    v_outcome jsonb := '{"balances": []}';
begin
    update physical_card set card_id = p_card.id, bound_by = p_actor, bound_at = app_now()
     where merchant_id = p_merchant and id = p_plastic.id and card_id is null;
    if not found then
        raise exception 'physical card % is bound', p_plastic.id;
    end if;
    select coalesce(jsonb_agg(l), '[]') into v_lines
      from (values (p_card.id, 'principal', p_plastic.principal_fen), (p_card.id, 'bonus', p_plastic.bonus_fen),
                   (p_card.member_id, 'points', p_plastic.points)) as a (holder, asset, amount)
     cross join lateral (values (jsonb_build_object('holder', a.holder, 'asset', a.asset, 'amount', a.amount)),
                                (jsonb_build_object('counter', 'import', 'ref', p_plastic.import_id, 'asset', a.asset,
                                                    'amount', -a.amount))) as b (l)
     where a.amount > 0;
    if p_plastic.points > 0 then
        perform points_open(p_merchant, p_card.member_id);
        perform points_lot_add(p_merchant, p_card.member_id, p_plastic.points, jsonb_build_object(
            'sourceKind', 'physical_card', 'sourceId', p_plastic.id));
    end if;
    if jsonb_array_length(v_lines) > 0 then
        v_outcome := ledger_post(p_merchant, jsonb_build_object(
            'key', 'import:' || p_plastic.id, 'kind', 'import', 'sourceKind', 'physical_card',
            'sourceId', p_plastic.id, 'storeId', p_card.store_id, 'actor', p_actor,
            'detail', jsonb_build_object('cardId', p_card.id, 'importId', p_plastic.import_id)), v_lines);
        if v_outcome ->> 'outcome' <> 'POSTED' then
            raise exception 'bringing in physical card %: %', p_plastic.id, v_outcome;
        end if;
    end if;
    perform outbox_publish(p_merchant, 'PhysicalCardBound', 'card:' || p_card.id, jsonb_build_object(
        'cardId', p_card.id, 'memberId', p_card.member_id, 'physicalCardId', p_plastic.id,
        'principalFen', p_plastic.principal_fen, 'bonusFen', p_plastic.bonus_fen, 'points', p_plastic.points));
    return v_outcome -> 'balances';
end $$;
