-- Somebody who joins shows a verified phone number that another person has. The caller holds both rows.
--   SAME_PERSON     the other has no money, points, coupons or gifts: the openid joins that person
--   PHONE_RELEASED  that person has said before that this is somebody else: the number is taken from them
--   CARD_CLAIMED    {"cardId", "claimId"}: value is at stake, a second proof is needed (see card_claim)
--   PHONE_OF_ANOTHER_CARD  who joins has cards too
create or replace function card_meet_owner(p_merchant integer, p_member member, p_owner uuid, p_args jsonb)
    returns jsonb
    language plpgsql
    as $$
declare
    v_claim card_claim;
    v_card  uuid;
begin
    if exists (select from card_claim where merchant_id = p_merchant and claimant_id = p_member.id
                  and member_id = p_owner and state = 'refused') then
        update member set phone_index = null, phone_sealed = null, phone_key_id = null, version = version + 1
         where merchant_id = p_merchant and id = p_owner;
        perform outbox_publish(p_merchant, 'PhoneReleased', 'member:' || p_owner,
                               jsonb_build_object('memberId', p_owner));
        return jsonb_build_object('outcome', 'PHONE_RELEASED');
    end if;
    if exists (select from card where merchant_id = p_merchant and member_id = p_member.id) then
        return jsonb_build_object('outcome', 'PHONE_OF_ANOTHER_CARD');
    end if;
    if not card_member_holds_value(p_merchant, p_owner) and card_value(p_merchant, p_owner, 'points') = 0
       and not coupon_held(p_merchant, p_owner) and not shop_held(p_merchant, p_owner) then
        update card_document set member_id = p_owner where merchant_id = p_merchant and member_id = p_member.id;
        perform member_absorb(p_merchant, p_member.id, p_owner);
        return jsonb_build_object('outcome', 'SAME_PERSON');
    end if;
    select * into v_claim from card_claim
     where merchant_id = p_merchant and claimant_id = p_member.id and member_id = p_owner and state = 'open';
    if not found then
        select id into v_card from card
         where merchant_id = p_merchant and member_id = p_owner
         order by (kind = p_args ->> 'kind') desc, (status <> 'closed') desc, created_at limit 1;
        update card_claim set state = 'withdrawn', decided_at = app_now()
         where merchant_id = p_merchant and claimant_id = p_member.id and state = 'open';
        insert into card_claim (merchant_id, id, member_id, claimant_id, card_id, spendable_at)
        values (p_merchant, (p_args ->> 'claimId')::uuid, p_owner, p_member.id, v_card,
                app_now() + (p_args ->> 'claimDelay')::interval)
        returning * into v_claim;
        perform outbox_publish(p_merchant, 'CardClaimed', 'card:' || v_card, jsonb_build_object(
            'claimId', v_claim.id, 'cardId', v_card, 'memberId', p_owner, 'claimantId', p_member.id,
            'spendableAt', v_claim.spendable_at));
    end if;
    return jsonb_build_object('outcome', 'CARD_CLAIMED', 'cardId', v_claim.card_id, 'claimId', v_claim.id);
end $$;
