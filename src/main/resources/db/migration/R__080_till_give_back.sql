-- How much of a wallet refund goes back to bonus; principal takes the rest. Pure.
-- Parts go back in the proportion in which they were spent, counted from the first refund on: after W fen are back,
-- floor(bonus * W / wallet) of them are bonus. So each part is right to the fen, no part is negative, the odd fen
-- goes to principal, and the parts of a whole give back exactly what was charged.
create or replace function till_give_back(p_wallet bigint, p_bonus bigint, p_before bigint, p_amount bigint) returns bigint
    language sql immutable
    as $$
    select case when p_amount = 0 then 0
        else (div(p_bonus::numeric * (p_before + p_amount), p_wallet) - div(p_bonus::numeric * p_before, p_wallet))::bigint
    end
$$;
