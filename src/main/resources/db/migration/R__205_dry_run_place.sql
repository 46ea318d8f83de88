-- Places a dry run, unless one is under way or too much would be played.
--   p_args {"id", "version", "revision", "inForce", "asked", "from", "to": days of the period or null, "zone", "members":
--           how many there are of a made-up year, else null, "mostSales", "mostMembers"}
-- Outcomes: PLACED {"id"} · DRY_RUN_UNDER_WAY {"dryRunId"} · DRY_RUN_TOO_LARGE {"sales" or "members", "limit"}
create or replace function dry_run_place(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_id       uuid := (p_args ->> 'id')::uuid;
    v_until    timestamptz := ((p_args ->> 'to')::date + 1)::timestamp at time zone (p_args ->> 'zone');
    v_sales    bigint := 0;
    v_members  bigint := (p_args ->> 'members')::bigint;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    if v_until is not null then
        v_sales := till_count(v_merchant, (p_args ->> 'from')::date::timestamp at time zone (p_args ->> 'zone'),
                              v_until, (p_args ->> 'mostSales')::bigint + 1);
        select count(*) into v_members from member
         where merchant_id = v_merchant and kind = 'member' and created_at < v_until;
    end if;
    if v_sales > (p_args ->> 'mostSales')::bigint then
        return jsonb_build_object('outcome', 'DRY_RUN_TOO_LARGE', 'what', 'sales', 'limit', p_args -> 'mostSales');
    elsif v_members > (p_args ->> 'mostMembers')::bigint then
        return jsonb_build_object('outcome', 'DRY_RUN_TOO_LARGE', 'what', 'members', 'limit', p_args -> 'mostMembers');
    end if;
    insert into dry_run (merchant_id, id, version, revision, in_force, asked, members, asked_by)
    values (v_merchant, v_id, (p_args ->> 'version')::integer, (p_args ->> 'revision')::integer,
            (p_args ->> 'inForce')::integer, p_args -> 'asked', v_members, p_call ->> 'principal')
    on conflict (merchant_id) where state in ('waiting', 'running') do nothing;
    if not found then
        return jsonb_build_object('outcome', 'DRY_RUN_UNDER_WAY');
    end if;
    perform audit_write(v_merchant, p_call ->> 'principal', 'programme.dry_run_asked',
                        'programme:' || (p_args ->> 'version'), jsonb_build_object('dryRunId', v_id));
    return jsonb_build_object('outcome', 'PLACED', 'id', v_id);
end $$;
