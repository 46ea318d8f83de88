-- Somebody logged in by WeChat: finds the person behind the openid, or takes a new guest in, and opens a session.
--   p_args {"newMember", "newKey", "keySealed", "newIdentity", "app", "openidIndex", "openidSealed", "unionidIndex",
--           "session", "tokenHash", "sessionLife"}; without "session" (a follower of the official account) none is opened.
-- Answers {"memberId", "kind", "identityId"}. A new openid with a unionid that we know belongs to that person: WeChat
-- itself vouches for it. Two arrivals of one openid at once give one guest. Lock order: the openid,
-- then the unionid.
create or replace function member_arrive(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_identity uuid;
    v_member   uuid;
    v_kind     text;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    perform pg_advisory_xact_lock(hashtextextended(
        concat_ws('|', v_merchant, 'openid', p_args ->> 'app', p_args ->> 'openidIndex'), 0));
    if p_args ->> 'unionidIndex' is not null then
        perform pg_advisory_xact_lock(hashtextextended(
            concat_ws('|', v_merchant, 'unionid', p_args ->> 'unionidIndex'), 0));
    end if;
    update member_identity
       set seen_at = app_now(), unionid_index = coalesce(p_args ->> 'unionidIndex', unionid_index)
     where merchant_id = v_merchant and app = p_args ->> 'app' and openid_index = p_args ->> 'openidIndex'
    returning id, member_id into v_identity, v_member;
    if not found then
        v_identity := (p_args ->> 'newIdentity')::uuid;
        select i.member_id into v_member
          from member_identity i
         where i.merchant_id = v_merchant and i.unionid_index = p_args ->> 'unionidIndex'
         order by i.created_at limit 1;
        if not found then
            v_member := (p_args ->> 'newMember')::uuid;
            insert into member (merchant_id, id) values (v_merchant, v_member);
        end if;
        insert into member_key (merchant_id, id, member_id, key_sealed)
        values (v_merchant, (p_args ->> 'newKey')::uuid, v_member, p_args ->> 'keySealed');
        insert into member_identity (merchant_id, id, app, openid_index, openid_sealed, unionid_index, key_id, member_id)
        values (v_merchant, v_identity, p_args ->> 'app', p_args ->> 'openidIndex', p_args ->> 'openidSealed',
                p_args ->> 'unionidIndex', (p_args ->> 'newKey')::uuid, v_member);
    end if;
    if p_args ? 'session' then
        insert into member_session (merchant_id, id, identity_id, expires_at)
        values (v_merchant, (p_args ->> 'session')::uuid, v_identity, now() + (p_args ->> 'sessionLife')::interval);
        insert into member_refresh_token (merchant_id, token_hash, session_id)
        values (v_merchant, p_args ->> 'tokenHash', (p_args ->> 'session')::uuid);
    end if;
    select kind into v_kind from member where merchant_id = v_merchant and id = v_member;
    return jsonb_build_object('outcome', 'ARRIVED', 'memberId', v_member, 'kind', v_kind, 'identityId', v_identity);
end $$;
