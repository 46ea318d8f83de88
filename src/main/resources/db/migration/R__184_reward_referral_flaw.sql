-- Why one member may not be rewarded for bringing another, or null: 'same_person' (merged, one verified phone, or one
-- unionid of WeChat over both apps; one openid is one member anyway), 'staff' (either is one of the merchant's people).
create or replace function reward_referral_flaw(p_merchant integer, p_referrer uuid, p_friend uuid) returns text
    language plpgsql stable
    as $$
declare
    v_referrer uuid := member_current(p_merchant, p_referrer);
    v_friend   uuid := member_current(p_merchant, p_friend);
begin
    if v_referrer = v_friend
       or exists (select from member_identity a
                    join member_identity b on b.merchant_id = a.merchant_id and b.unionid_index = a.unionid_index
                   where a.merchant_id = p_merchant and a.member_id = v_referrer and b.member_id = v_friend)
       or exists (select from member a join member b on b.merchant_id = a.merchant_id and b.phone_index = a.phone_index
                   where a.merchant_id = p_merchant and a.id = v_referrer and b.id = v_friend) then
        return 'same_person';
    end if;
    if exists (select from staff s join member m on m.merchant_id = s.merchant_id and m.phone_index = s.phone_index
                where s.merchant_id = p_merchant and s.status = 'active' and m.id in (v_referrer, v_friend)) then
        return 'staff';
    end if;
    return null;
end $$;
