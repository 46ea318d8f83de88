-- What the hold-out tells: for those who were left alone and for the others, how many are in it whose days are over, how
-- many came back within p_days days from the day on which they joined, what they spent, and the sum of its squares.
-- waiting: members whose days are not over. p_run null: all runs of the campaign. Two who became one are one.
create or replace function campaign_figures(p_merchant integer, p_campaign uuid, p_run uuid, p_days integer)
    returns table (held_out boolean, members bigint, waiting bigint, returned bigint, spend_fen numeric, squares numeric)
    language plpgsql stable
    as $$
declare
    v_today date := (app_now() at time zone (select m.time_zone from merchant m where m.id = p_merchant))::date;
begin
    return query
        with person as (
            select a.held_out as left_alone, a.since + p_days <= v_today as over, coalesce(s.visits, 0) as visits,
                   coalesce(s.fen, 0) as fen
              from campaign_audience a
              left join lateral (
                  select count(*) as visits, sum(d.spend_fen)::numeric as fen from member_sale_day d
                   where d.merchant_id = a.merchant_id and d.member_id = a.member_id
                     and d.day >= a.since and d.day < a.since + p_days) s on true
             where a.merchant_id = p_merchant and a.campaign_id = p_campaign and (p_run is null or a.run_id = p_run)
               and a.ended is distinct from 'merged')
        select p.left_alone, count(*) filter (where p.over), count(*) filter (where not p.over),
               count(*) filter (where p.over and p.visits > 0), coalesce(sum(p.fen) filter (where p.over), 0),
               coalesce(sum(p.fen * p.fen) filter (where p.over), 0)
          from person p group by p.left_alone;
end $$;
