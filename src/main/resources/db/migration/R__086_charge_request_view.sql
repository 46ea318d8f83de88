-- A charge request as the till and the phone see it. One that ran out reads 'lapsed' even before the job has marked it.
create or replace function charge_request_view(p_merchant integer, p_request uuid) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object('requestId', r.id, 'cardId', r.card_id, 'store', store_at(p_merchant, r.store_id, r.placed_at),
        'storeId', r.store_id, 'identifiedBy', r.identified_by, 'totalFen', r.total_fen, 'walletFen', r.wallet_fen,
        'tenders', r.tenders, 'lines', r.lines, 'note', r.note, 'placedAt', r.placed_at, 'lapsesAt', r.lapses_at,
        'state', case when r.state = 'pending' and r.lapses_at <= app_now() then 'lapsed' else r.state end,
        'decidedAt', r.decided_at, 'saleId', r.sale_id,
        'listFen', coalesce((r.pricing ->> 'listFen')::bigint, r.total_fen),
        'effects', coalesce(r.pricing -> 'effects', '[]'))
      from charge_request r where r.merchant_id = p_merchant and r.id = p_request
$$;
