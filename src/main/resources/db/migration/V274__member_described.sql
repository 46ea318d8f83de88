-- When the keyed indexes of a profile were made; null for one that was saved before sex, year and region had any. A
-- rebuild of the facts opens those profiles, makes their indexes and never asks again.
alter table member add column described_at timestamptz;
create index member_undescribed_idx on member (merchant_id, id)
    where profile_sealed is not null and described_at is null;

-- Each merchant's facts are gathered anew, from the first member on also where a rebuild is under way.
do $$
declare
    v_merchant integer;
begin
    for v_merchant in select id from merchant order by id loop
        perform set_config('app.merchant', v_merchant::text, true);
        update fact_rebuild set after_member = null, members = 0
         where merchant_id = v_merchant and finished_at is null;
        insert into fact_rebuild (merchant_id, id, asked_by) values (v_merchant, gen_random_uuid(), 'system')
        on conflict (merchant_id) where finished_at is null do nothing;
    end loop;
    perform set_config('app.merchant', '', true);
end $$;
