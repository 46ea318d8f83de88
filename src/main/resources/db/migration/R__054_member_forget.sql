-- Deletes a person on request, in the caller's commit: the keys are shredded, so that sealed data is unreadable in
-- backups too; openids go, and with them the sessions. The id stays, a pseudonym for the books.
create or replace function member_forget(p_merchant integer, p_member uuid) returns void
    language plpgsql
    as $$
begin
    delete from member_answers where merchant_id = p_merchant and member_id = p_member;
    delete from member_tag where merchant_id = p_merchant and member_id = p_member;
    delete from group_visit where merchant_id = p_merchant and member_id = p_member;
    delete from eligibility_entry where merchant_id = p_merchant and member_id = p_member;
    delete from member_identity where merchant_id = p_merchant and member_id = p_member;
    update member_key set key_sealed = null, shredded_at = app_now()
     where merchant_id = p_merchant and member_id = p_member and key_sealed is not null;
    update member
       set status = 'deleted', ended_at = app_now(), version = version + 1,
           phone_sealed = null, phone_index = null, phone_key_id = null, profile_sealed = null, profile_key_id = null,
           birth_day_index = null, birth_month_index = null, birth_year_index = null, sex_index = null,
           region_indexes = null, described_at = null
     where merchant_id = p_merchant and id = p_member and status = 'active';
end $$;
