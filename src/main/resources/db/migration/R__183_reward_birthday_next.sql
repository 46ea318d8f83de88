-- The next members whose birthday (or month of birth) it is, in the order of their ids, after those that this day's run
-- has seen. Who had all p_rules gifts of this year already is left out. p_indexes: keyed indexes of the days, or of the
-- month. Fewer than p_limit: all were seen.
create or replace function reward_birthday_next(p_merchant integer, p_day date, p_occasion text, p_indexes text[],
                                                p_rules integer, p_limit integer) returns setof uuid
    language plpgsql stable
    as $$
declare
    v_year  text := ':' || extract(year from p_day);
    v_after uuid := (select after_member from reward_birthday_run
                      where merchant_id = p_merchant and day = p_day and occasion = p_occasion);
begin
    v_after := coalesce(v_after, '00000000-0000-0000-0000-000000000000');
    if p_occasion = 'birthday' then
        return query
            select m.id from member m
             where m.merchant_id = p_merchant and m.birth_day_index = any (p_indexes) and m.kind = 'member'
               and m.id > v_after
               and p_rules > (select count(*) from reward_grant g where g.merchant_id = p_merchant
                                 and g.occasion = p_occasion and g.source_id = m.id || v_year)
             order by m.id limit p_limit;
    else
        return query
            select m.id from member m
             where m.merchant_id = p_merchant and m.birth_month_index = any (p_indexes) and m.kind = 'member'
               and m.id > v_after
               and p_rules > (select count(*) from reward_grant g where g.merchant_id = p_merchant
                                 and g.occasion = p_occasion and g.source_id = m.id || v_year)
             order by m.id limit p_limit;
    end if;
end $$;
