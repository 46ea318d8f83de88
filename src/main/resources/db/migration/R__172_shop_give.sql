-- Gives a member one thing and keeps it as a redemption: a gift to be fetched, a coupon (coupon_grant), or bonus onto the
-- card. Null, or the refusal of coupon_grant, after which the caller undoes what was done.
--   p_thing  {"redemptionId", "codeHash", "couponId", "couponCodeHash", "item", "prize", "ticketId", "operationKey",
--             "points", "cardId", "programmeVersion", "terms": item or prize, "piece": of its coupon, as coupon_grant
--             wants it}
-- Lock order: as coupon_grant; the accounts of the card are held. The caller has set the merchant and locked the member.
create or replace function shop_give(p_merchant integer, p_actor text, p_member uuid, p_thing jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_id      uuid := (p_thing ->> 'redemptionId')::uuid;
    v_terms   jsonb := p_thing -> 'terms';
    v_kind    text := p_thing #>> '{terms,kind}';
    v_bonus   bigint := case when v_kind = 'bonus' then (v_terms ->> 'bonusFen')::bigint end;
    v_card    uuid := case when v_kind = 'bonus' then (p_thing ->> 'cardId')::uuid end;
    v_granted jsonb;
begin
    if v_kind = 'coupon' then
        v_granted := coupon_grant(
            jsonb_build_object('merchant', p_merchant, 'principal', p_actor, 'key', 'redemption:' || v_id, 'hash', v_id),
            p_thing -> 'piece' || jsonb_build_object(
                'couponId', p_thing -> 'couponId', 'codeHash', p_thing -> 'couponCodeHash', 'memberId', p_member,
                'sourceKind', 'redemption', 'sourceId', v_id));
        if v_granted ->> 'outcome' <> 'GRANTED' then
            return v_granted;
        end if;
    elsif v_kind = 'bonus' then
        v_granted := ledger_post(p_merchant,
            jsonb_build_object('key', 'redemption:' || v_id, 'kind', 'redemption', 'sourceKind', 'redemption',
                               'sourceId', v_id, 'actor', p_actor),
            jsonb_build_array(
                jsonb_build_object('holder', v_card, 'asset', 'bonus', 'amount', v_bonus),
                jsonb_build_object('counter', 'bonus_cost', 'ref', p_thing -> 'item', 'asset', 'bonus',
                                   'amount', -v_bonus)));
        if v_granted ->> 'outcome' <> 'POSTED' then
            raise exception 'bonus of redemption %: %', v_id, v_granted;
        end if;
    end if;
    insert into redemption (merchant_id, id, member_id, item, prize, ticket_id, kind, terms, programme_version,
                            operation_key, points, state, code_hash, coupon_id, card_id, bonus_fen, day, redeemed_at,
                            ended_at, ended_by)
    values (p_merchant, v_id, p_member, p_thing ->> 'item', p_thing ->> 'prize', (p_thing ->> 'ticketId')::uuid, v_kind,
            v_terms, (p_thing ->> 'programmeVersion')::integer, p_thing ->> 'operationKey',
            (p_thing ->> 'points')::bigint, case v_kind when 'gift' then 'open' else 'given' end,
            case v_kind when 'gift' then p_thing ->> 'codeHash' end,
            case v_kind when 'coupon' then (p_thing ->> 'couponId')::uuid end, v_card, v_bonus, points_day(p_merchant),
            app_now(), case when v_kind <> 'gift' then app_now() end, case when v_kind <> 'gift' then p_actor end);
    return null;
end $$;
