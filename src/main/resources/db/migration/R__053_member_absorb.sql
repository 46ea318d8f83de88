-- One person takes over another who is proven to be the same: openids (and with them the sessions), keys, tags, and phone,
-- profile and answers where there are none. The other stays as a pseudonym that points here; its consents and history
-- stay with it. The caller holds both member rows.
create or replace function member_absorb(p_merchant integer, p_from uuid, p_into uuid) returns void
    language plpgsql
    as $$
declare
    v_from member;
begin
    select * into v_from from member where merchant_id = p_merchant and id = p_from;
    update member_identity set member_id = p_into where merchant_id = p_merchant and member_id = p_from;
    update member_key set member_id = p_into where merchant_id = p_merchant and member_id = p_from;
    update group_visit v set member_id = p_into
     where v.merchant_id = p_merchant and v.member_id = p_from
       and not exists (select from group_visit k
                        where k.merchant_id = p_merchant and k.member_id = p_into and k.group_code = v.group_code
                          and k.entry_key = v.entry_key and k.day = v.day);
    delete from group_visit where merchant_id = p_merchant and member_id = p_from;
    update eligibility_entry set member_id = p_into where merchant_id = p_merchant and member_id = p_from;
    update member_answers set member_id = p_into
     where merchant_id = p_merchant and member_id = p_from
       and not exists (select from member_answers a where a.merchant_id = p_merchant and a.member_id = p_into);
    delete from member_answers where merchant_id = p_merchant and member_id = p_from;
    insert into member_tag (merchant_id, member_id, tag, tagged_by, tagged_at)
    select merchant_id, p_into, tag, tagged_by, tagged_at from member_tag
     where merchant_id = p_merchant and member_id = p_from
    on conflict do nothing;
    delete from member_tag where merchant_id = p_merchant and member_id = p_from;
    update member
       set status = 'merged', merged_into = p_into, ended_at = app_now(), version = version + 1,
           phone_sealed = null, phone_index = null, phone_key_id = null, profile_sealed = null, profile_key_id = null,
           birth_day_index = null, birth_month_index = null, birth_year_index = null, sex_index = null,
           region_indexes = null, described_at = null
     where merchant_id = p_merchant and id = p_from;
    update member
       set phone_sealed = v_from.phone_sealed, phone_index = v_from.phone_index, phone_key_id = v_from.phone_key_id,
           phone_at = v_from.phone_at, version = version + 1
     where merchant_id = p_merchant and id = p_into and phone_index is null and v_from.phone_index is not null;
    update member
       set profile_sealed = v_from.profile_sealed, profile_key_id = v_from.profile_key_id,
           birth_day_index = v_from.birth_day_index, birth_month_index = v_from.birth_month_index,
           birth_year_index = v_from.birth_year_index, sex_index = v_from.sex_index,
           region_indexes = v_from.region_indexes, described_at = v_from.described_at, version = version + 1
     where merchant_id = p_merchant and id = p_into and profile_sealed is null and v_from.profile_sealed is not null;
end $$;
