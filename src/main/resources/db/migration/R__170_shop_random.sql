-- One of the numbers 0 to p_below - 1, all equally likely, that nobody can foresee or draw again: out of the server's
-- cryptographic source (random() could be foreseen and set). The first four bytes of a random UUID are random throughout;
-- what lies beyond the last whole multiple of p_below is drawn anew, because it would favour the small numbers.
create or replace function shop_random(p_below integer) returns integer
    language plpgsql volatile
    as $$
declare
    v_bytes bytea;
    v_drawn bigint;
begin
    loop
        v_bytes := uuid_send(gen_random_uuid());
        v_drawn := (get_byte(v_bytes, 0)::bigint << 24) + (get_byte(v_bytes, 1) << 16) + (get_byte(v_bytes, 2) << 8)
                   + get_byte(v_bytes, 3);
        if v_drawn < (1::bigint << 32) / p_below * p_below then
            return (v_drawn % p_below)::integer;
        end if;
    end loop;
end $$;
