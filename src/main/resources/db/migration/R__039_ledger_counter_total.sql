-- What a counter-account has taken and given under one reference, as in the cash of a shift. Value that comes in from
-- outside stands there as a negative amount, because postings sum to zero.
create or replace function ledger_counter_total(p_merchant integer, p_counter text, p_ref text) returns bigint
    language sql stable
    as $$
    select coalesce(sum(amount), 0)::bigint from ledger_entry
     where merchant_id = p_merchant and counter = p_counter and counter_ref = p_ref
$$;
