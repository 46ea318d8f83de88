-- Roles and privileges of one Lingka database, run once by an administrator before the first start and harmless
-- when run again (it then only sets the passwords anew). It is not a migration, because the migrating role must
-- not be able to make roles. The embedded PostgreSQL runs this same file.
--
--   createdb lingka
--   psql -d lingka -v ON_ERROR_STOP=1 -v owner_password=… -v app_password=… -v jobs_password=… -f bootstrap.sql
--
-- lingka_owner  owns the schema; only Flyway signs in with it.
-- lingka_app    serves requests; row-level security is forced on it, one merchant at a time.
-- lingka_jobs   runs the background work over all merchants, by policies that migrations give it.

do $$
declare
    wanted text;
begin
    foreach wanted in array array ['lingka_owner', 'lingka_app', 'lingka_jobs'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            execute format('create role %I', wanted);
        end if;
        if exists (select from pg_roles where rolname = wanted and (rolsuper or rolbypassrls)) then
            raise exception 'role % could pass by row-level security: take SUPERUSER and BYPASSRLS from it', wanted;
        end if;
    end loop;
    if not (select rolsuper from pg_roles where rolname = current_user) then
        -- A managed database's administrator is no superuser and must belong to the owner to hand it the schema.
        execute format('grant lingka_owner to %I', current_user);
    end if;
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to lingka_owner, lingka_app, lingka_jobs', current_database());
end
$$;


-- Below the 30 s that an HTTP request may take, so that the database gives up first and frees its locks.
alter role lingka_app set statement_timeout = '10s';
alter role lingka_app set lock_timeout = '5s';
alter role lingka_app set idle_in_transaction_session_timeout = '15s';
alter role lingka_jobs set statement_timeout = '60s';
alter role lingka_jobs set lock_timeout = '5s';
alter role lingka_jobs set idle_in_transaction_session_timeout = '60s';

-- Compiling a statement takes 0.2 s where it takes anything: most of what the count of a segment may take.
alter role lingka_app set jit = off;
alter role lingka_jobs set jit = off;

alter schema public owner to lingka_owner;
revoke all on schema public from public;
grant usage on schema public to lingka_app, lingka_jobs;

-- What later migrations create is usable by both, and by nobody else; what they may see is for policies to say.
alter default privileges for role lingka_owner in schema public
    grant select, insert, update, delete on tables to lingka_app, lingka_jobs;
alter default privileges for role lingka_owner in schema public
    grant usage, select on sequences to lingka_app, lingka_jobs;
alter default privileges for role lingka_owner revoke execute on functions from public;
alter default privileges for role lingka_owner in schema public
    grant execute on functions to lingka_app, lingka_jobs;
