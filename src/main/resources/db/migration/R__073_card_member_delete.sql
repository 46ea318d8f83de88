-- Deletes a person on their request: closes their cards and forgets who they were; the books keep the pseudonym.
--   p_args {"memberId"}
-- Outcomes: MEMBER_DELETED · CARD_HOLDS_VALUE {"principalFen", "bonusFen"} (money is owed to them: first spend it or
--           take it out) · CARD_STATE_FORBIDS {"status"} (frozen: something is to be settled first) · NOT_FOUND
-- Lock order: idempotency, the member, cards by id.
create or replace function card_member_delete(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant  integer := (p_call ->> 'merchant')::integer;
    v_member    uuid := (p_args ->> 'memberId')::uuid;
    v_card      record;
    v_principal bigint;
    v_bonus     bigint;
    v_outcome   jsonb;
begin
    v_outcome := idempotency_begin(p_call);
    if v_outcome is not null then
        return v_outcome;
    end if;
    perform from member where merchant_id = v_merchant and id = v_member and status = 'active' for no key update;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    perform from card where merchant_id = v_merchant and member_id = v_member order by id for update;
    select coalesce(sum(card_value(v_merchant, id, 'principal')), 0), coalesce(sum(card_value(v_merchant, id, 'bonus')), 0)
      into v_principal, v_bonus
      from card where merchant_id = v_merchant and member_id = v_member;
    if v_principal + v_bonus > 0 then
        return idempotency_end(p_call, jsonb_build_object(
            'outcome', 'CARD_HOLDS_VALUE', 'principalFen', v_principal, 'bonusFen', v_bonus));
    end if;
    if exists (select from card where merchant_id = v_merchant and member_id = v_member and status = 'frozen') then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'CARD_STATE_FORBIDS', 'status', 'frozen'));
    end if;
    for v_card in update card set status = 'closed', changed_at = app_now()
                   where merchant_id = v_merchant and member_id = v_member and status <> 'closed'
                  returning id, status, store_id
    loop
        perform outbox_publish(v_merchant, 'CardClosed', 'card:' || v_card.id, jsonb_build_object(
            'cardId', v_card.id, 'memberId', v_member, 'storeId', v_card.store_id));
    end loop;
    update card_claim set state = 'withdrawn', decided_at = app_now()
     where merchant_id = v_merchant and state = 'open' and v_member in (member_id, claimant_id);
    update join_code set status = 'retired' where merchant_id = v_merchant and member_id = v_member;
    delete from card_document where merchant_id = v_merchant and member_id = v_member;
    perform measure_forget(v_merchant, v_member);
    perform member_forget(v_merchant, v_member);
    perform audit_write(v_merchant, p_call ->> 'principal', 'member.deleted', 'member:' || v_member, '{}');
    perform outbox_publish(v_merchant, 'MemberDeleted', 'member:' || v_member, jsonb_build_object('memberId', v_member));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'MEMBER_DELETED'));
end $$;
