-- Gives a member points for something that is not a sale, once for each source of its kind.
--   p_source  what it was, as a review's id; for a sign-in the member and the day
--   p_grant   {"points", "perDay": null or so often a day, "perYear", "lastDay": of the points, null for never, "sourceKind":
--             who gives, as the event tells it; null where the kind says that}
-- Outcomes: GRANTED {"points", "balance", "debtPaid"}, the same for a source that was granted before · LIMIT_REACHED
--           {"limit", "span": day | year} (nothing written)
-- Lock order: accounts of the member. The caller has set the merchant.
create or replace function points_grant(p_merchant integer, p_actor text, p_member uuid, p_kind text, p_source text,
                                        p_store uuid, p_day date, p_grant jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_balance bigint := points_open(p_merchant, p_member);
    v_points  bigint := (p_grant ->> 'points')::bigint;
    v_known   points_grant;
    v_full    jsonb;
    v_id      uuid := uuid_v7();
    v_given   jsonb;
begin
    select * into v_known from points_grant where merchant_id = p_merchant and kind = p_kind and source = p_source;
    if found then
        return jsonb_build_object('outcome', 'GRANTED', 'points', v_known.points, 'balance', v_balance,
                                  'debtPaid', v_known.debt_paid);
    end if;
    select jsonb_build_object('outcome', 'LIMIT_REACHED', 'span', l.span, 'limit', l.most) into v_full
      from (values ('day', (p_grant ->> 'perDay')::bigint), ('year', (p_grant ->> 'perYear')::bigint)) as l (span, most)
      join points_count c on c.merchant_id = p_merchant and c.member_id = p_member and c.kind = p_kind
                         and c.span = l.span and c.starts = date_trunc(l.span, p_day::timestamp)::date
     where c.times >= l.most
     order by l.span limit 1;
    if v_full is not null then
        return v_full;
    end if;
    perform points_count(p_merchant, p_member, p_kind, p_day, 1, v_points);
    v_given := points_credit(p_merchant, p_member, v_balance, v_points, jsonb_build_object(
            'key', concat_ws(':', 'points-grant', p_kind, p_source), 'kind', 'points_grant',
            'sourceKind', 'points_grant', 'sourceId', v_id, 'storeId', p_store, 'actor', p_actor,
            'detail', jsonb_build_object('for', p_kind)),
        'points_issued', (p_grant ->> 'lastDay')::date);
    insert into points_grant (merchant_id, kind, source, id, member_id, store_id, day, points, debt_paid, actor)
    values (p_merchant, p_kind, p_source, v_id, p_member, p_store, p_day, v_points, (v_given ->> 'debtPaid')::bigint,
            p_actor);
    perform outbox_publish(p_merchant, 'PointsGranted', 'member:' || p_member, jsonb_build_object(
        'memberId', p_member, 'for', p_kind, 'source', p_source, 'sourceKind', coalesce(p_grant ->> 'sourceKind', p_kind),
        'points', v_points, 'balance', v_given -> 'balance'));
    return v_given || jsonb_build_object('outcome', 'GRANTED');
end $$;
