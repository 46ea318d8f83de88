-- What is wrong with a sale by itself, whatever the card: null, or TENDERS_DO_NOT_ADD_UP {"totalFen", "tendersFen"},
-- TERMINAL_LIMIT_EXCEEDED {"limitFen"}. The limit is on stored value per sale: the most that a stolen terminal could
-- take from a card at once; null for people.
create or replace function till_sale_refusal(p_sale jsonb) returns jsonb
    language sql immutable
    as $$
    select case
        when s.total is distinct from s.tendered then
            jsonb_build_object('outcome', 'TENDERS_DO_NOT_ADD_UP', 'totalFen', s.total, 'tendersFen', s.tendered)
        when s.wallet > s.wallet_limit then
            jsonb_build_object('outcome', 'TERMINAL_LIMIT_EXCEEDED', 'limitFen', s.wallet_limit)
    end
      from (select (p_sale ->> 'totalFen')::bigint as total, till_tendered(p_sale -> 'tenders', null) as tendered,
                   till_tendered(p_sale -> 'tenders', 'wallet') as wallet,
                   (p_sale ->> 'walletLimitFen')::bigint as wallet_limit) s
$$;
