-- Keeps a person's answers in place of the earlier ones; null takes them all back. The first time that they are
-- complete is told as ProfileCompleted, once for ever: points could be given for it.
--   p_seen the version that the writer saw; null means any
-- Answers the new version, 0 when nothing is kept any more, or null when somebody wrote since.
-- Lock order: the member's row, which every write of answers takes first.
create or replace function member_answers_keep(
    p_merchant integer, p_member uuid, p_sealed text, p_key uuid, p_programme integer, p_complete boolean,
    p_seen integer) returns integer
    language plpgsql
    as $$
declare
    v_known     member_answers;
    v_completed timestamptz;
begin
    perform from member where merchant_id = p_merchant and id = p_member for no key update;
    select * into v_known from member_answers where merchant_id = p_merchant and member_id = p_member;
    if p_seen is not null and p_seen <> coalesce(v_known.version, 0) then
        return null;
    end if;
    v_completed := coalesce(v_known.completed_at, case when p_complete then app_now() end);
    if v_completed is not null and v_known.completed_at is null then
        perform outbox_publish(p_merchant, 'ProfileCompleted', 'member:' || p_member,
                               jsonb_build_object('memberId', p_member, 'programmeVersion', p_programme));
    end if;
    insert into member_answers (merchant_id, member_id, answers_sealed, key_id, programme_version, completed_at)
    values (p_merchant, p_member, p_sealed, p_key, p_programme, v_completed)
    on conflict (merchant_id, member_id) do update
       set answers_sealed = p_sealed, key_id = p_key, programme_version = p_programme, completed_at = v_completed,
           version = member_answers.version + 1, answered_at = app_now()
    returning version into v_known.version;
    return v_known.version;
end $$;
