-- Saves a rule as a new segment, or as the next version of one. Segments that use one another form no circle.
--   p_args {"segmentId", "name", "rule", "uses": [ids], "seen": version that the writer saw, null for a new one}
-- Outcomes: SAVED {"segmentId", "version"} · NOT_FOUND · VERSION_CONFLICT {"version"} · SEGMENT_NAME_TAKEN
--           SEGMENT_IS_LIST (a list has no rule) · SEGMENT_UNKNOWN {"unknown": id} · SEGMENT_CIRCLE
--           TOO_MANY_SEGMENTS {"most"}
-- Lock order: the merchant's segments.
create or replace function segment_save(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_most     constant integer := 500;
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_id       uuid := (p_args ->> 'segmentId')::uuid;
    v_uses     uuid[] := array(select u::uuid from jsonb_array_elements_text(p_args -> 'uses') as u order by u);
    v_seen     integer := (p_args ->> 'seen')::integer;
    v_segment  segment;
    v_refusal  jsonb;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    perform pg_advisory_xact_lock(hashtextextended('segment|' || v_merchant, 0));
    select * into v_segment from segment where merchant_id = v_merchant and id = v_id;
    v_refusal := case
        when v_seen is not null and v_segment.id is null then jsonb_build_object('outcome', 'NOT_FOUND')
        when v_segment.kind = 'list' then jsonb_build_object('outcome', 'SEGMENT_IS_LIST')
        when v_segment.version <> v_seen then jsonb_build_object('outcome', 'VERSION_CONFLICT')
        when v_seen is null and (select count(*) from segment where merchant_id = v_merchant) >= v_most
            then jsonb_build_object('outcome', 'TOO_MANY_SEGMENTS', 'most', v_most)
        when exists (select from segment where merchant_id = v_merchant and name = p_args ->> 'name' and id <> v_id)
            then jsonb_build_object('outcome', 'SEGMENT_NAME_TAKEN')
        when v_id = any (segment_reach(v_merchant, v_uses)) then jsonb_build_object('outcome', 'SEGMENT_CIRCLE')
        else (select jsonb_build_object('outcome', 'SEGMENT_UNKNOWN', 'unknown', u) from unnest(v_uses) as u
               where not exists (select from segment s where s.merchant_id = v_merchant and s.id = u) limit 1) end;
    if v_refusal is not null then
        return v_refusal;
    end if;
    insert into segment as s (merchant_id, id, name, kind, uses)
    values (v_merchant, v_id, p_args ->> 'name', 'rule', v_uses)
    on conflict on constraint segment_pkey do update
       set name = excluded.name, uses = excluded.uses, version = s.version + 1, changed_at = app_now()
    returning * into v_segment;
    insert into segment_version (merchant_id, segment_id, version, name, rule, saved_by)
    values (v_merchant, v_id, v_segment.version, v_segment.name, p_args -> 'rule', p_call ->> 'principal');
    perform audit_write(v_merchant, p_call ->> 'principal', 'segment.saved', 'segment:' || v_id,
                        jsonb_build_object('name', v_segment.name, 'version', v_segment.version));
    return jsonb_build_object('outcome', 'SAVED', 'segmentId', v_id, 'version', v_segment.version);
end $$;
