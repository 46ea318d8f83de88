-- Charges a card at the till, in one commit: idempotency row, card code used up, wallet split over principal and bonus
-- by the programme's rule, sale, tenders (cash into the shift), entries, outbox.
-- p_args: as p_sale of till_book, with "cardId". Outcomes: as till_book; RECORDED with the receipt and the balance.
-- Lock order: idempotency, then as till_book.
create or replace function till_charge(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_outcome jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    if p_args ->> 'cardId' is null then
        raise exception 'a charge names its card';
    end if;
    return idempotency_end(p_call, till_book((p_call ->> 'merchant')::integer,
        concat_ws('|', p_call ->> 'principal', p_call ->> 'key'), p_call ->> 'principal', p_args));
end $$;
