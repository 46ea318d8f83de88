-- Writes one change of a member's level as tier_note_all does.
create or replace function tier_note(p_merchant integer, p_change jsonb) returns void
    language sql
    as $$ select tier_note_all(p_merchant, jsonb_build_array(p_change)) $$;
