-- Exchanges a refresh token for the next one of its session.
--   p_args {"tokenHash", "newHash"}
-- Outcomes: REFRESHED {"memberId", "kind", "identityId", "sessionId"}
--           REFRESH_REFUSED (unknown, expired or ended, or used before: then the whole session ends here and now)
-- Real time throughout. Lock order: the session.
create or replace function member_refresh(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_session  member_session;
    v_answer   jsonb;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select s.* into v_session
      from member_refresh_token t
      join member_session s on s.merchant_id = t.merchant_id and s.id = t.session_id
     where t.merchant_id = v_merchant and t.token_hash = p_args ->> 'tokenHash'
       for update of s;
    if not found or v_session.revoked_at is not null or v_session.expires_at <= now() then
        return jsonb_build_object('outcome', 'REFRESH_REFUSED');
    end if;
    update member_refresh_token set used_at = now()
     where merchant_id = v_merchant and token_hash = p_args ->> 'tokenHash' and used_at is null;
    if not found then
        update member_session set revoked_at = now(), revoked_for = 'reuse'
         where merchant_id = v_merchant and id = v_session.id;
        return jsonb_build_object('outcome', 'REFRESH_REFUSED');
    end if;
    insert into member_refresh_token (merchant_id, token_hash, session_id)
    values (v_merchant, p_args ->> 'newHash', v_session.id);
    select jsonb_build_object('outcome', 'REFRESHED', 'memberId', m.id, 'kind', m.kind, 'identityId', i.id,
                              'sessionId', v_session.id) into v_answer
      from member_identity i
      join member m on m.merchant_id = i.merchant_id and m.id = i.member_id
     where i.merchant_id = v_merchant and i.id = v_session.identity_id;
    return v_answer;
end $$;
