-- One of 1000 buckets, the same for a person for ever: any number of them is a random sample of the members.
create or replace function member_bucket(p_member uuid) returns smallint
    language sql immutable parallel safe
    as $$ select (('x' || substr(md5(p_member::text), 1, 7))::bit(28)::integer % 1000)::smallint $$;
