-- Puts a piece into a member's pocket, with its value and validity as the rules are now, and tells so (CouponGranted).
--   p_piece {"couponId", "codeHash", "terms", "programmeVersion", "noticeDays", "sourceKind", "sourceId", "grantedTo",
--            "validFrom", "validUntil"}
-- Answers what a grant answers: {"couponId", "memberId", "template", "validFrom", "validUntil"}; null when this source
-- gave that piece before. The caller has locked the member and counted the piece.
create or replace function coupon_give(p_merchant integer, p_actor text, p_member uuid, p_piece jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_until  timestamptz := (p_piece ->> 'validUntil')::timestamptz;
    v_notice timestamptz := v_until - (p_piece ->> 'noticeDays')::integer * interval '1 day';
    v_told   jsonb;
begin
    insert into coupon (merchant_id, id, member_id, template, programme_version, terms, code_hash, valid_from,
                        valid_until, notice_at, granted_at, granted_by, granted_to, source_kind, source_id)
    values (p_merchant, (p_piece ->> 'couponId')::uuid, p_member, p_piece #>> '{terms,code}',
            (p_piece ->> 'programmeVersion')::integer, p_piece -> 'terms', p_piece ->> 'codeHash',
            (p_piece ->> 'validFrom')::timestamptz, v_until, case when v_notice > app_now() then v_notice end, app_now(),
            p_actor, (p_piece ->> 'grantedTo')::uuid, p_piece ->> 'sourceKind', p_piece ->> 'sourceId')
    on conflict on constraint coupon_source_key do nothing;
    if not found then
        return null;
    end if;
    v_told := jsonb_build_object('couponId', p_piece -> 'couponId', 'memberId', p_member,
        'template', p_piece #> '{terms,code}', 'validFrom', p_piece -> 'validFrom', 'validUntil', p_piece -> 'validUntil');
    perform outbox_publish(p_merchant, 'CouponGranted', 'member:' || p_member,
                           v_told || jsonb_build_object('sourceKind', p_piece -> 'sourceKind'));
    return v_told;
end $$;
