-- The open shift that takes a posting at a store, or null when there is none: the caller refuses with SHIFT_REQUIRED.
--   p_holder  the shift's own id, or the staff member's or terminal's who has one open
-- Locks the shift for share, so that it cannot close before the caller commits, and a closed one takes no posting.
-- Lock order: after cards, before orders and sales.
create or replace function shift_require_open(p_merchant integer, p_holder uuid, p_store uuid) returns uuid
    language sql volatile
    as $$
    select id from shift
     where merchant_id = p_merchant and store_id = p_store and closed_at is null
       and (id = p_holder or staff_id = p_holder or terminal_id = p_holder)
     order by id limit 1
       for share
$$;
