-- The two purses of a card as till_lines takes them.
create or replace function till_wallet_of(p_card uuid) returns jsonb
    language sql immutable
    as $$
    select jsonb_build_object('principal', jsonb_build_object('holder', p_card),
                              'bonus', jsonb_build_object('holder', p_card))
$$;
