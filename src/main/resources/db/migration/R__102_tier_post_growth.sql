-- Books growth that a member gets (+) or that is taken back (-); nothing for 0.
-- Posting key growth:<kind>:<source>, and growth-back:<kind>:<return> for what is taken back.
create or replace function tier_post_growth(p_merchant integer, p_member uuid, p_kind text, p_source uuid,
                                            p_store uuid, p_amount bigint) returns void
    language plpgsql
    as $$
declare
    v_posting text := case when p_amount > 0 then 'growth' else 'growth_back' end;
    v_posted  jsonb;
begin
    if p_amount = 0 then
        return;
    end if;
    perform ledger_open(p_merchant, 'member', p_member);
    v_posted := ledger_post(p_merchant,
        jsonb_build_object('key', concat_ws(':', replace(v_posting, '_', '-'), p_kind, p_source), 'kind', v_posting,
            'sourceKind', case when p_amount > 0 then p_kind else p_kind || '_refund' end, 'sourceId', p_source,
            'storeId', p_store, 'actor', 'system'),
        jsonb_build_array(
            jsonb_build_object('holder', p_member, 'asset', 'growth', 'amount', p_amount),
            jsonb_build_object('counter', 'growth_issued', 'asset', 'growth', 'amount', -p_amount)));
    if v_posted ->> 'outcome' <> 'POSTED' then
        raise exception 'growth of % % was not posted: %', p_kind, p_source, v_posted;
    end if;
end $$;
