-- Writes a step of a line that the caller holds, and answers its version, which the tickets that it changes get too.
--   p_tickets  the tickets that it changes, as they are before it
--   p_ticket   the one that it is about; null for a step of the whole line
--   p_left     a place that a ticket leaves by it, kept free for an undo
--   p_above    the version becomes greater than this one as well: a move gives both lines one version
create or replace function queue_step(p_line queue_line, p_kind text, p_actor text, p_ticket uuid, p_tickets queue_ticket[],
                                      p_left numeric default null, p_other text default null, p_above bigint default 0)
    returns bigint
    language plpgsql
    as $$
declare
    v_version bigint;
begin
    update queue_line set version = greatest(version, p_above) + 1,
                          left_places = case when p_left is null then left_places else left_places || p_left end
     where merchant_id = p_line.merchant_id and store_id = p_line.store_id and line = p_line.line
    returning version into strict v_version;
    insert into queue_step (merchant_id, store_id, line, version, day, kind, actor, at, ticket_id, other_line, before)
    select p_line.merchant_id, p_line.store_id, p_line.line, v_version, p_line.day, p_kind, p_actor, app_now(), p_ticket,
           p_other, (select coalesce(jsonb_agg(to_jsonb(t) - array['note', 'wish']), '[]') from unnest(p_tickets) as t);
    return v_version;
end $$;
