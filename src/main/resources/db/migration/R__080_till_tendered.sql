-- What the tenders of one kind come to, in fen; of all kinds, when p_kind is null.
create or replace function till_tendered(p_tenders jsonb, p_kind text) returns bigint
    language sql immutable
    as $$
    select coalesce(sum(t."amountFen"), 0)::bigint
      from jsonb_to_recordset(p_tenders) as t (kind text, "amountFen" bigint)
     where p_kind is null or t.kind = p_kind
$$;
