-- Counts a wrong proof against the day of the card that asked and, for a PIN, against the number that was tried.
create or replace function physical_card_refuse(p_merchant integer, p_card uuid, p_plastic uuid, p_proof text)
    returns jsonb
    language plpgsql
    as $$
begin
    insert into physical_card_try (merchant_id, card_id, day) values (p_merchant, p_card, app_now()::date)
    on conflict (merchant_id, card_id, day) do update set tries = physical_card_try.tries + 1;
    update physical_card set tries = tries + 1
     where merchant_id = p_merchant and id = p_plastic and p_proof = 'pin';
    return jsonb_build_object('outcome', 'PROOF_REFUSED');
end $$;
