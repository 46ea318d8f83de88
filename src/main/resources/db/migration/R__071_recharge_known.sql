-- The outcome that an operation had before, or NEW: asked before rules are applied that may have changed since, so that
-- a retry of the same request gets the same answer.
create or replace function recharge_known(p_call jsonb, p_args jsonb) returns jsonb
    language sql
    as $$ select coalesce(idempotency_begin(p_call), jsonb_build_object('outcome', 'NEW') || p_args) $$;
