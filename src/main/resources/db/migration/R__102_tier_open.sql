-- The row of the person that an id stands for today, held until the commit and made if there was none; null for
-- somebody who is not there or was forgotten. The person cannot be merged away meanwhile. A row that is made is told
-- (TierOpened).
-- Lock order: the member (share), then the member's row here.
create or replace function tier_open(p_merchant integer, p_member uuid, p_rules jsonb) returns tier_member
    language plpgsql
    as $$
declare
    v_member uuid;
    v_status text;
    v_joined timestamptz;
    v_zone   text;
    v_row    tier_member;
begin
    loop
        v_member := member_current(p_merchant, p_member);
        select status, coalesce(joined_at, app_now()) into v_status, v_joined
          from member where merchant_id = p_merchant and id = v_member for share;
        exit when v_status = 'active';
        if v_status is distinct from 'merged' then
            return null;
        end if;
    end loop;
    select * into v_row from tier_member where merchant_id = p_merchant and member_id = v_member for update;
    if found then
        return v_row;
    end if;
    select time_zone into strict v_zone from merchant where id = p_merchant;
    insert into tier_member (merchant_id, member_id, level, since, member_since, due_at)
    values (p_merchant, v_member, p_rules #>> '{levels,0,code}', v_joined, (v_joined at time zone v_zone)::date,
            tier_due(p_rules, v_zone, (app_now() at time zone v_zone)::date, 0, (v_joined at time zone v_zone)::date,
                     null, null))
    on conflict do nothing;
    if found then
        perform outbox_publish(p_merchant, 'TierOpened', 'member:' || v_member,
                               jsonb_build_object('memberId', v_member));
    end if;
    select * into strict v_row from tier_member where merchant_id = p_merchant and member_id = v_member for update;
    return v_row;
end $$;
