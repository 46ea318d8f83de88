-- What is wrong with the lines of a posting, or null. A flaw is the caller's mistake, never a customer's: ledger_post
-- raises it.
create or replace function ledger_flaw(p_lines jsonb) returns text
    language sql stable
    as $$
    with line as materialized (
        select * from jsonb_to_recordset(p_lines) as l (holder uuid, counter text, asset text, amount bigint))
    select case
        when not exists (select from line) then 'has no lines'
        when exists (select from line where asset is null or coalesce(amount, 0) = 0
                                         or num_nonnulls(holder, counter) <> 1)
            then 'has a line without asset, amount or exactly one side'
        when exists (select from line group by asset having sum(amount) <> 0) then 'does not sum to zero'
        when exists (select from line where holder is not null group by holder, asset having count(*) > 1)
            then 'names an account twice'
        when exists (select from line l where counter is not null and not exists (
                        select from ledger_counter c where c.code = l.counter and c.asset = l.asset))
            then 'names an unknown counter-account'
    end
$$;
