-- In tests a forgotten merchant is an error and not an empty answer: whoever reads or writes a tenant table as the
-- application without having named a merchant is told so, and some test turns red.
create or replace function app_merchant() returns integer
    language plpgsql stable parallel safe
    as $$
declare
    merchant text := nullif(current_setting('app.merchant', true), '');
begin
    if merchant is null then
        raise exception 'no merchant is set' using errcode = 'LK900';
    end if;
    return merchant::integer;
end $$;
