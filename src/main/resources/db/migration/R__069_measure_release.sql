-- Gives back the cards that a measure kept frozen, each as it was before: a lost one is lost again. Where another
-- measure on the person is in force, the cards stay frozen for that one. The caller holds the person, and the measure is
-- over already.
-- Lock order: cards by id.
create or replace function measure_release(p_merchant integer, p_actor text, p_measure measure) returns void
    language plpgsql
    as $$
declare
    v_other   uuid;
    v_card    record;
    v_change  text;
    v_outcome jsonb;
begin
    select id into v_other from measure
     where merchant_id = p_merchant and member_id = p_measure.member_id and kind in ('freeze', 'cancel')
       and state = 'in_force' order by id limit 1;
    if found then
        update measure_card set measure_id = v_other where merchant_id = p_merchant and measure_id = p_measure.id;
        return;
    end if;
    for v_card in
        select c.id, c.status, h.was
          from measure_card h
          join card c on c.merchant_id = h.merchant_id and c.id = h.card_id
         where h.merchant_id = p_merchant and h.measure_id = p_measure.id
         order by c.id for update of c
    loop
        delete from measure_card where merchant_id = p_merchant and card_id = v_card.id;
        continue when v_card.status <> 'frozen';
        foreach v_change in array case v_card.was when 'lost' then array ['unfreeze', 'loss'] else array ['unfreeze'] end
        loop
            v_outcome := card_change(jsonb_build_object('merchant', p_merchant, 'principal', p_actor, 'key',
                    concat_ws(':', 'measure', p_measure.id, v_change, v_card.id), 'hash', p_measure.id),
                jsonb_build_object('cardId', v_card.id, 'change', v_change, 'reason', 'measure:' || p_measure.id));
            if v_outcome ->> 'outcome' <> 'CARD_CHANGED' then
                raise exception 'card % was not given back by measure %: %', v_card.id, p_measure.id, v_outcome;
            end if;
        end loop;
    end loop;
end $$;
