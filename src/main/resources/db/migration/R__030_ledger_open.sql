-- Opens a holder's accounts with a balance of zero; opening again changes nothing.
-- A card holds principal and bonus, a member points and growth.
create or replace function ledger_open(p_merchant integer, p_holder_kind text, p_holder uuid) returns void
    language sql security definer set search_path = public, pg_temp
    as $$
    insert into ledger_account (merchant_id, holder_kind, holder_id, asset)
    select p_merchant, p_holder_kind, p_holder, a.asset
      from unnest(case p_holder_kind when 'card' then array['bonus', 'principal']
                                     else array['growth', 'points'] end) as a (asset)
    on conflict do nothing
$$;
