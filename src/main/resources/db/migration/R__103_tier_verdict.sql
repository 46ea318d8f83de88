-- What a review says of a member of one rank whose facts of the period reach another: 'kept', 'grace' (days in which what
-- is bought still counts, given once) or 'down', and the rank that is due then: one below at most with a soft landing.
create or replace function tier_verdict(p_rules jsonb, p_rank integer, p_reached integer, p_in_grace boolean)
    returns table (verdict text, target integer)
    language sql immutable
    as $$
    select case when p_reached >= p_rank then 'kept'
                when not p_in_grace and (p_rules #>> '{review,graceDays}')::integer > 0 then 'grace'
                else 'down' end,
           case when p_reached >= p_rank then p_rank
                when not p_in_grace and (p_rules #>> '{review,graceDays}')::integer > 0 then p_rank
                when (p_rules #>> '{review,softLanding}')::boolean then greatest(p_reached, p_rank - 1)
                else p_reached end
$$;
