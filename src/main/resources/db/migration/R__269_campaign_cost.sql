-- What the gifts cost, in fen, of those members who are told by campaign_figures as told: their days are over.
create or replace function campaign_cost(p_merchant integer, p_campaign uuid, p_run uuid, p_days integer) returns bigint
    language plpgsql stable
    as $$
declare
    v_today date := (app_now() at time zone (select m.time_zone from merchant m where m.id = p_merchant))::date;
begin
    return (select coalesce(sum(s.cost_fen), 0)::bigint
              from campaign_audience a
              join campaign_step s
                on s.merchant_id = a.merchant_id and s.run_id = a.run_id and s.member_id = a.member_id
             where a.merchant_id = p_merchant and a.campaign_id = p_campaign and (p_run is null or a.run_id = p_run)
               and not a.held_out and a.since + p_days <= v_today);
end $$;
