-- Counts an earning of one kind on its day and in its year; negative figures take it out again. The caller holds the
-- member's account.
create or replace function points_count(p_merchant integer, p_member uuid, p_kind text, p_day date, p_times bigint,
                                        p_points bigint) returns void
    language sql
    as $$
    insert into points_count as c (merchant_id, member_id, kind, span, starts, times, points)
    select p_merchant, p_member, p_kind, s.span, date_trunc(s.span, p_day::timestamp)::date, p_times, p_points
      from (values ('day'), ('year')) as s (span)
    on conflict (merchant_id, member_id, kind, span, starts)
        do update set times = c.times + excluded.times, points = c.points + excluded.points
$$;
