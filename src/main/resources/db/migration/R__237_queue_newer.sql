-- What stands in the way of undoing a step: a ticket of it that was changed since, or the newer live ticket of a person
-- whose ticket would live again. A row of nulls when nothing does.
--   p_tickets  the tickets of the step as they are now
create or replace function queue_newer(p_step queue_step, p_tickets queue_ticket[]) returns queue_ticket
    language sql stable
    as $$
    select n.* from (
        select t.* from unnest(p_tickets) as t where t.changed_by <> p_step.version
        union all
        select o.* from unnest(p_tickets) as t
          join queue_ticket o on o.merchant_id = t.merchant_id and o.store_id = t.store_id and o.member_id = t.member_id
                             and o.state in ('waiting', 'called')
         where o.id <> all (select u.id from unnest(p_tickets) as u)) n
     order by n.id limit 1
$$;
