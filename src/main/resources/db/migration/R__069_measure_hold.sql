-- Freezes all live cards of a person for a measure that comes into force. A card that is frozen already is left to who
-- froze it. The caller holds the person and the measure.
-- Lock order: cards by id.
create or replace function measure_hold(p_merchant integer, p_actor text, p_measure measure) returns void
    language plpgsql
    as $$
declare
    v_card    record;
    v_outcome jsonb;
begin
    for v_card in
        select id, status from card
         where merchant_id = p_merchant and member_id = p_measure.member_id and status in ('active', 'lost')
         order by id for update
    loop
        v_outcome := card_change(jsonb_build_object('merchant', p_merchant, 'principal', p_actor, 'key',
                concat_ws(':', 'measure', p_measure.id, 'freeze', v_card.id), 'hash', p_measure.id),
            jsonb_build_object('cardId', v_card.id, 'change', 'freeze', 'reason', 'measure:' || p_measure.id));
        if v_outcome ->> 'outcome' <> 'CARD_CHANGED' then
            raise exception 'card % was not frozen for measure %: %', v_card.id, p_measure.id, v_outcome;
        end if;
        insert into measure_card (merchant_id, card_id, measure_id, was)
        values (p_merchant, v_card.id, p_measure.id, v_card.status);
    end loop;
end $$;
