-- Tables that must be append-only (those behind a seal, the seals and the operation keys) whose guard against update,
-- delete or truncate is gone or switched off (invariant I14).
create or replace function append_only_flaws() returns table (subject text)
    language sql stable
    as $$
    select w.name || ' ' || w.event
      from (select t.name, e.event, e.bit
              from unnest(array['ledger_posting', 'ledger_entry', 'ledger_operation', 'audit_entry', 'seal']) as t (name)
              cross join (values ('update', 16), ('delete', 8), ('truncate', 32)) as e (event, bit)) w
     where not exists (select from pg_trigger g
                        where g.tgrelid = to_regclass('public.' || w.name) and not g.tgisinternal
                          and g.tgenabled in ('O', 'A') and g.tgtype & 2 <> 0 and g.tgtype & w.bit <> 0)
$$;
