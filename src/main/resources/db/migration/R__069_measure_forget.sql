-- Takes out what was written about a person who is deleted on request, in the caller's commit: reasons, evidence and
-- what was said to them. That there was a measure stays with the pseudonym.
create or replace function measure_forget(p_merchant integer, p_member uuid) returns void
    language plpgsql
    as $$
begin
    update measure_appeal a set text = null, reason = null
      from measure m
     where m.merchant_id = p_merchant and m.member_id = p_member
       and a.merchant_id = m.merchant_id and a.measure_id = m.id;
    update measure set reason = null, evidence = '[]' where merchant_id = p_merchant and member_id = p_member;
end $$;
