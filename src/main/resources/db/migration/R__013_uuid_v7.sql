-- A UUIDv7 like those that Java makes: 48 bits of Unix milliseconds, then random bits, so that indexes stay compact.
-- PostgreSQL has its own from version 18 on; 15 is supported.
create or replace function uuid_v7() returns uuid
    language sql volatile parallel safe
    as $$
    select encode(set_bit(set_bit(
        overlay(uuid_send(gen_random_uuid())
                placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
        52, 1), 53, 1), 'hex')::uuid
$$;
