-- What in the schema could let merchants mix (invariant I15): a tenant table without forced row-level security, with a
-- primary key that does not lead with the merchant, or with a foreign key to another tenant table that leaves the
-- merchant out. staff_identity is read before a merchant is known and is told apart.
create or replace function tenant_flaws() returns table (subject text, flaw text)
    language sql stable
    as $$
    with tenant as (
        select c.oid, c.relname, c.relrowsecurity and c.relforcerowsecurity as forced, a.attnum
          from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id' and not a.attisdropped
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'staff_identity')
    select t.relname::text, 'is not under forced row-level security' from tenant t where not t.forced
    union all
    select t.relname::text, 'has no primary key that leads with merchant_id' from tenant t
     where not exists (select from pg_constraint k
                        where k.conrelid = t.oid and k.contype = 'p' and k.conkey[1] = t.attnum)
    union all
    select k.conname::text, 'refers to ' || other.relname || ' without its merchant'
      from pg_constraint k
      join tenant t on t.oid = k.conrelid
      join tenant other on other.oid = k.confrelid
     where k.contype = 'f'
       and not exists (select from unnest(k.conkey, k.confkey) as pair (here, there)
                        where pair.here = t.attnum and pair.there = other.attnum)
$$;
