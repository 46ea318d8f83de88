-- Puts members on a list, which is made if it is not there. Whoever is on it stays; who is nobody's member is counted.
-- Somebody who was merged is who they are now. An entry may stand there twice.
--   p_args {"segmentId", "name": of a new list, else null, "members": [ids], "phones": [keyed indexes],
--           "cards": [card numbers]}
-- Outcomes: LISTED {"segmentId", "version", "added", "known": on it before, "unknown": entries that are no member's} ·
--           NOT_FOUND · SEGMENT_IS_RULE · SEGMENT_NAME_TAKEN · NOBODY_KNOWN · TOO_MANY_SEGMENTS {"most"}
-- Lock order: idempotency, the merchant's segments.
create or replace function segment_list_add(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_most     constant integer := 500;
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_id       uuid := (p_args ->> 'segmentId')::uuid;
    v_name     text := p_args ->> 'name';
    v_wanted   integer := jsonb_array_length(p_args -> 'members') + jsonb_array_length(p_args -> 'phones')
                          + jsonb_array_length(p_args -> 'cards');
    v_found    uuid[];
    v_members  uuid[];
    v_added    integer;
    v_segment  segment;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('segment|' || v_merchant, 0));
    v_found := array(
        select k.member_id from jsonb_array_elements_text(p_args -> 'members') as m
         cross join lateral member_known(v_merchant, array[member_current(v_merchant, m::uuid)]) k
        union all select p.member_id from jsonb_array_elements_text(p_args -> 'phones') as x
          join member_by_phones(v_merchant,
            array(select y from jsonb_array_elements_text(p_args -> 'phones') as y)) p on p.phone_index = x
        union all select k.member_id from jsonb_array_elements_text(p_args -> 'cards') as x
          join card_members(v_merchant, '{}',
            array(select y from jsonb_array_elements_text(p_args -> 'cards') as y)) c on c.number = x
         cross join lateral member_known(v_merchant, array[c.member_id]) k);
    v_members := array(select distinct m from unnest(v_found) as m);
    select * into v_segment from segment where merchant_id = v_merchant and id = v_id;
    v_outcome := case
        when v_name is null and v_segment.id is null then jsonb_build_object('outcome', 'NOT_FOUND')
        when v_segment.kind = 'rule' then jsonb_build_object('outcome', 'SEGMENT_IS_RULE')
        when cardinality(v_members) = 0 then jsonb_build_object('outcome', 'NOBODY_KNOWN')
        when v_name is not null and (select count(*) from segment where merchant_id = v_merchant) >= v_most
            then jsonb_build_object('outcome', 'TOO_MANY_SEGMENTS', 'most', v_most)
        when exists (select from segment where merchant_id = v_merchant and name = v_name and id <> v_id)
            then jsonb_build_object('outcome', 'SEGMENT_NAME_TAKEN') end;
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    insert into segment as s (merchant_id, id, name, kind) values (v_merchant, v_id, coalesce(v_name, '-'), 'list')
    on conflict on constraint segment_pkey do update set version = s.version + 1, changed_at = app_now()
    returning * into v_segment;
    insert into segment_version (merchant_id, segment_id, version, name, saved_by)
    values (v_merchant, v_id, v_segment.version, v_segment.name, p_call ->> 'principal');
    insert into segment_member (merchant_id, segment_id, member_id)
    select v_merchant, v_id, m from unnest(v_members) as m
    on conflict do nothing;
    get diagnostics v_added = row_count;
    perform audit_write(v_merchant, p_call ->> 'principal', 'segment.listed', 'segment:' || v_id,
                        jsonb_build_object('name', v_segment.name, 'version', v_segment.version, 'added', v_added));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'LISTED', 'segmentId', v_id,
        'version', v_segment.version, 'added', v_added, 'known', cardinality(v_members) - v_added,
        'unknown', v_wanted - cardinality(v_found)));
end $$;
