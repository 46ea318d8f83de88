-- Ends what was given to a member by hand: what they earned counts again. The caller holds the row, which has it.
create or replace function tier_hand_end(p_row tier_member, p_rules jsonb, p_actor text, p_reason text) returns void
    language plpgsql
    as $$
begin
    update tier_member set hand_level = null, hand_since = null, hand_until = null
     where merchant_id = p_row.merchant_id and member_id = p_row.member_id;
    perform tier_note(p_row.merchant_id, jsonb_build_object('memberId', p_row.member_id, 'from', p_row.hand_level,
        'to', p_row.level, 'cause', 'hand_ended', 'actor', p_actor, 'reason', p_reason, 'told', true,
        'up', coalesce((select rank from tier_levels(p_rules) where code = p_row.level), 0)
              > coalesce((select rank from tier_levels(p_rules) where code = p_row.hand_level), 0)));
end $$;
