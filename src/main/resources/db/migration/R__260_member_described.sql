-- Keeps the keyed indexes of a profile that the caller has just written, in its commit, and tells ProfileChanged.
--   p_indexes {"year", "sex", "regions": [of province, city and district; empty where it is not told]}, as text
create or replace function member_described(p_merchant integer, p_member uuid, p_indexes text) returns boolean
    language plpgsql
    as $$
declare
    v_indexes jsonb := p_indexes;
begin
    update member
       set birth_year_index = v_indexes ->> 'year', sex_index = v_indexes ->> 'sex',
           region_indexes = nullif(array(select r from jsonb_array_elements_text(v_indexes -> 'regions') as r), '{}'),
           described_at = app_now()
     where merchant_id = p_merchant and id = p_member;
    perform outbox_publish(p_merchant, 'ProfileChanged', 'member:' || p_member,
                           jsonb_build_object('memberId', p_member));
    return true;
end $$;
