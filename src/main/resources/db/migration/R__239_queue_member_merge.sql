-- Two people became one: tickets of p_args "fromMember" are those of "memberId". Where both wait in one store, the other's
-- ticket goes on as a walk-in's. To be called for each CardsMerged; once more changes nothing. Answers MERGED.
-- Lock order: tickets.
create or replace function queue_member_merge(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_from     uuid := (p_args ->> 'fromMember')::uuid;
    v_into     uuid;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_into := member_current(v_merchant, (p_args ->> 'memberId')::uuid);
    update queue_ticket t
       set member_id = case when t.state in ('waiting', 'called') and queue_live(v_merchant, t.store_id, v_into) is not null
                            then null else v_into end
     where t.merchant_id = v_merchant and t.member_id = v_from;
    return jsonb_build_object('outcome', 'MERGED');
end $$;
