-- Merges two people who are proven to be one: value moves by postings of kind 'merge', both histories stay, the emptied
-- cards close and point to where their value went; a card of a kind that the other lacks moves over whole. Measures
-- under the house rules go along.
--   p_args {"fromMember", "intoMember", "reason", "requestId"}
-- Outcomes: MEMBERS_MERGED {"memberId", "principalFen", "bonusFen", "points", "cards": [ids of the person's live
--           cards], "balances": [of all cards concerned]}
--           NOT_FOUND (either is gone, or both are one) · CARD_STATE_FORBIDS {"cardId", "status"} (a frozen card)
-- Above the cap the value is moved all the same, since it is owed already, and reported in the audit entry.
-- Lock order: idempotency, member rows by id, cards by id (for update: charges wait), ledger accounts.
create or replace function card_merge(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant  integer := (p_call ->> 'merchant')::integer;
    v_from      uuid := (p_args ->> 'fromMember')::uuid;
    v_into      uuid := (p_args ->> 'intoMember')::uuid;
    v_frozen    card;
    v_card      record;
    v_principal bigint := 0;
    v_bonus     bigint := 0;
    v_points    bigint;
    v_outcome   jsonb;
begin
    v_outcome := idempotency_begin(p_call);
    if v_outcome is not null then
        return v_outcome;
    end if;
    perform from member where merchant_id = v_merchant and id in (v_from, v_into) order by id for no key update;
    if v_from = v_into or (select count(*) from member
                            where merchant_id = v_merchant and id in (v_from, v_into) and status = 'active') <> 2 then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    perform from card where merchant_id = v_merchant and member_id in (v_from, v_into) order by id for update;
    select * into v_frozen from card
     where merchant_id = v_merchant and member_id in (v_from, v_into) and status = 'frozen' order by id limit 1;
    if found then
        return idempotency_end(p_call, jsonb_build_object(
            'outcome', 'CARD_STATE_FORBIDS', 'cardId', v_frozen.id, 'status', v_frozen.status));
    end if;
    for v_card in
        select f.id as from_card, i.id as into_card, card_value(v_merchant, f.id, 'principal') as principal,
               card_value(v_merchant, f.id, 'bonus') as bonus
          from card f
          left join card i on i.merchant_id = f.merchant_id and i.member_id = v_into and i.kind = f.kind
                          and i.status <> 'closed'
         where f.merchant_id = v_merchant and f.member_id = v_from and f.status <> 'closed'
         order by f.id
    loop
        if v_card.into_card is null then
            update card set member_id = v_into, changed_at = app_now()
             where merchant_id = v_merchant and id = v_card.from_card;
        else
            perform card_merge_into(v_merchant, p_call ->> 'principal', v_card.from_card, v_card.into_card);
            v_principal := v_principal + v_card.principal;
            v_bonus := v_bonus + v_card.bonus;
        end if;
    end loop;
    v_points := card_merge_points(v_merchant, p_call ->> 'principal', v_from, v_into);
    update card_claim set state = 'withdrawn', decided_at = app_now()
     where merchant_id = v_merchant and state = 'open' and (member_id = v_from or claimant_id in (v_from, v_into));
    update measure set member_id = v_into where merchant_id = v_merchant and member_id = v_from;
    update card_document set member_id = v_into where merchant_id = v_merchant and member_id = v_from;
    perform member_absorb(v_merchant, v_from, v_into);
    perform audit_write(v_merchant, p_call ->> 'principal', 'card.merge', 'member:' || v_into, jsonb_build_object(
        'fromMember', v_from, 'principalFen', v_principal, 'bonusFen', v_bonus, 'points', v_points,
        'reason', p_args ->> 'reason', 'requestId', p_args ->> 'requestId',
        'overCap', (select coalesce(bool_or(card_value(v_merchant, c.id, 'principal')
                                            + card_value(v_merchant, c.id, 'bonus') > c.balance_cap_fen), false)
                      from card c where c.merchant_id = v_merchant and c.member_id = v_into and c.status <> 'closed')));
    perform outbox_publish(v_merchant, 'CardsMerged', 'member:' || v_into, jsonb_build_object(
        'memberId', v_into, 'fromMember', v_from, 'principalFen', v_principal, 'bonusFen', v_bonus));
    return idempotency_end(p_call, jsonb_build_object(
        'outcome', 'MEMBERS_MERGED', 'memberId', v_into, 'principalFen', v_principal, 'bonusFen', v_bonus,
        'points', v_points, 'cards', (select coalesce(jsonb_agg(c.id order by c.id), '[]') from card c
            where c.merchant_id = v_merchant and c.member_id = v_into and c.status <> 'closed'),
        'balances', (select coalesce(jsonb_agg(b), '[]')
            from card c cross join lateral jsonb_array_elements(ledger_balance(v_merchant, c.id)) as b
            where c.merchant_id = v_merchant and c.member_id in (v_from, v_into))));
end $$;
