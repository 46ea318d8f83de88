-- Whether a measure keeps a person from a new card and from putting more money on one: a freeze in force, or a
-- cancellation, from its announcement on. What is owed to them stays owed.
create or replace function measure_bars(p_merchant integer, p_member uuid) returns boolean
    language plpgsql stable
    as $$
begin
    return exists (select from measure
        where merchant_id = p_merchant and member_id = p_member
          and (kind = 'cancel' and state in ('announced', 'in_force') or kind = 'freeze' and state = 'in_force'));
end $$;
