-- Locks a member's points until the commit and ends what is due, so that nothing past its day is spent while the
-- expiry job is on its way; opens the account for a member without one. Answers the balance.
create or replace function points_open(p_merchant integer, p_member uuid) returns bigint
    language plpgsql
    as $$
declare
    v_balance bigint := (ledger_lock(p_merchant, p_member) ->> 'points')::bigint;
    v_today   date := points_day(p_merchant);
    v_due     boolean;
begin
    if v_balance is null then
        perform ledger_open(p_merchant, 'member', p_member);
        v_balance := (ledger_lock(p_merchant, p_member) ->> 'points')::bigint;
    end if;
    select least(next_last_day, lapses_after) < v_today into v_due from points_account
     where merchant_id = p_merchant and member_id = p_member;
    if not found then
        insert into points_account (merchant_id, member_id) values (p_merchant, p_member);
    elsif v_due then
        v_balance := v_balance - points_sweep(p_merchant, array[p_member], v_today);
    end if;
    return v_balance;
end $$;
