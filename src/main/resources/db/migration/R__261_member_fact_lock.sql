-- Holds the facts of these people until the commit, and makes rows where there are none, so that whoever gathers facts
-- of one person comes after the other and reads what is there by then. Answers whether any row is new.
-- Lock order: facts by member.
create or replace function member_fact_lock(p_merchant integer, p_members uuid[]) returns boolean
    language plpgsql
    as $$
declare
    v_new integer;
begin
    insert into member_fact (merchant_id, member_id, bucket)
    select p_merchant, m.id, member_bucket(m.id) from (select distinct unnest(p_members) as id) m
     where m.id is not null order by m.id
    on conflict do nothing;
    get diagnostics v_new = row_count;
    perform from member_fact where merchant_id = p_merchant and member_id = any (p_members)
      order by member_id for no key update;
    return v_new > 0;
end $$;
