-- Posts a move of points: what the member gains or loses against counter-accounts. p_counters {"points_issued": amount,
-- …}, each as it stands in the posting; what they leave over is the member's. Nothing is posted when nothing moves.
-- p_posting as in ledger_post, with "ref" of the counter-accounts where they have one; it is posted once, or this raises: idempotency is the caller's.
create or replace function points_post(p_merchant integer, p_member uuid, p_posting jsonb, p_counters jsonb) returns void
    language plpgsql
    as $$
declare
    v_member  bigint := (select -sum(value::bigint) from jsonb_each_text(p_counters));
    v_lines   jsonb;
    v_outcome jsonb;
begin
    select jsonb_agg(jsonb_build_object('counter', key, 'ref', p_posting -> 'ref', 'asset', 'points',
                                        'amount', value::bigint) order by key)
      into v_lines from jsonb_each_text(p_counters) where value::bigint <> 0;
    if v_lines is null then
        return;
    end if;
    if v_member <> 0 then
        v_lines := jsonb_build_array(jsonb_build_object('holder', p_member, 'asset', 'points', 'amount', v_member))
                   || v_lines;
    end if;
    v_outcome := ledger_post(p_merchant, p_posting, v_lines);
    if v_outcome ->> 'outcome' <> 'POSTED' then
        raise exception 'points posting %: %', p_posting ->> 'key', v_outcome;
    end if;
end $$;
