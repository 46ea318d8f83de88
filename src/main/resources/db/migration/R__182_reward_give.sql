-- Gives a member what a rule has for something that happened, once for each source: coupons, points and the count
-- towards the rule's limit in one commit.
--   p_args {"id", "grant", "occasion", "sourceId", "memberId", "storeId", "day", "amountFen", "takeBack",
--           "programmeVersion", "limit": {"times", "starts"} or null, "pieces": [as p_args of coupon_grant],
--           "points": as p_grant of points_grant, or null}
-- Outcomes: GIVEN {"grantId", "memberId", "coupons": [ids], "points", "refused": [outcomes of coupon_grant]}
--           KNOWN (this source gave it before) · RETURNED (what it was for is wholly refunded) · LIMIT_REACHED
--           NOTHING_LEFT {"refused"} (the coupons are all gone, and it has no points) · NOBODY (no such member)
-- Only KNOWN and GIVEN leave a trace: what was refused may be asked for again.
-- Lock order: the source, the member (share), the rule's count, then as coupon_grant, then the member's accounts.
create or replace function reward_give(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_id       uuid := (p_args ->> 'id')::uuid;
    v_member   uuid;
    v_piece    jsonb;
    v_granted  jsonb;
    v_coupons  jsonb := '[]';
    v_refused  jsonb := '[]';
    v_points   bigint := 0;
    v_outcome  text := 'GIVEN';
begin
    perform set_config('app.merchant', v_merchant::text, true);
    perform reward_source_lock(v_merchant, p_args ->> 'occasion', p_args ->> 'sourceId');
    v_member := coupon_holder(v_merchant, (p_args ->> 'memberId')::uuid);
    if v_member is null then
        return jsonb_build_object('outcome', 'NOBODY');
    end if;
    if exists (select from reward_grant where merchant_id = v_merchant and occasion = p_args ->> 'occasion'
                  and source_id = p_args ->> 'sourceId' and grant_code = p_args ->> 'grant') then
        return jsonb_build_object('outcome', 'KNOWN');
    end if;
    if (select sum(amount_fen) >= (p_args ->> 'amountFen')::bigint from reward_return
         where merchant_id = v_merchant and occasion = p_args ->> 'occasion' and source_id = p_args ->> 'sourceId') then
        return jsonb_build_object('outcome', 'RETURNED');
    end if;
    begin
        insert into reward_grant (merchant_id, id, grant_code, occasion, source_id, member_id, store_id, day,
                                  amount_fen, limit_starts, take_back, programme_version)
        values (v_merchant, v_id, p_args ->> 'grant', p_args ->> 'occasion', p_args ->> 'sourceId', v_member,
                (p_args ->> 'storeId')::uuid, (p_args ->> 'day')::date, (p_args ->> 'amountFen')::bigint,
                (p_args #>> '{limit,starts}')::date, (p_args ->> 'takeBack')::boolean,
                (p_args ->> 'programmeVersion')::integer);
        if not reward_within_limit(v_merchant, v_member, p_args ->> 'grant', nullif(p_args -> 'limit', 'null')) then
            v_outcome := 'LIMIT_REACHED';
            raise exception using errcode = 'LK001', message = 'refused';
        end if;
        for v_piece in select value from jsonb_array_elements(p_args -> 'pieces') loop
            v_granted := coupon_grant(p_call || jsonb_build_object('key', 'reward:' || (v_piece ->> 'couponId'),
                                                                   'hash', v_piece ->> 'couponId'), v_piece);
            if v_granted ->> 'outcome' = 'GRANTED' then
                v_coupons := v_coupons || jsonb_build_array(v_granted -> 'couponId');
            else
                v_refused := v_refused || jsonb_build_array(v_granted - 'replayed');
            end if;
        end loop;
        if nullif(p_args -> 'points', 'null') is not null then
            v_points := (points_grant(v_merchant, p_call ->> 'principal', v_member, 'reward', v_id::text,
                                      (p_args ->> 'storeId')::uuid, (p_args ->> 'day')::date, p_args -> 'points')
                         ->> 'points')::bigint;
        end if;
        if v_coupons = '[]' and v_points = 0 then
            v_outcome := 'NOTHING_LEFT';
            raise exception using errcode = 'LK001', message = 'refused';
        end if;
    exception when sqlstate 'LK001' then
        return jsonb_build_object('outcome', v_outcome, 'refused', v_refused);
    end;
    update reward_grant set coupons = jsonb_array_length(v_coupons), points = v_points
     where merchant_id = v_merchant and id = v_id;
    return jsonb_build_object('outcome', 'GIVEN', 'grantId', v_id, 'memberId', v_member, 'coupons', v_coupons,
                              'points', v_points, 'refused', v_refused);
end $$;
