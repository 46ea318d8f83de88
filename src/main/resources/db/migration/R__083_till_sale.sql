-- Records a sale without a member, in one commit: idempotency row, sale, tenders (cash into the shift), outbox.
-- p_args: as p_sale of till_book, without a card and without a wallet tender. Outcomes: as till_book.
create or replace function till_sale(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_outcome jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    if p_args ->> 'cardId' is not null or till_tendered(p_args -> 'tenders', 'wallet') <> 0 then
        raise exception 'a sale without a member touches no card';
    end if;
    return idempotency_end(p_call, till_book((p_call ->> 'merchant')::integer,
        concat_ws('|', p_call ->> 'principal', p_call ->> 'key'), p_call ->> 'principal', p_args));
end $$;
