-- Begins the term of a card's benefits today, or makes one that goes on longer: months count from its start. One that
-- is over, or that its holder ended, begins anew. Answers the last day with benefits. The caller holds the card.
create or replace function card_term_begin(p_merchant integer, p_card uuid, p_months integer, p_notice_days integer)
    returns date
    language plpgsql
    as $$
declare
    v_today date := card_today(p_merchant);
    v_last  date;
begin
    insert into card_term as t (merchant_id, card_id, started_on, months, notice_days, last_day)
    values (p_merchant, p_card, v_today, p_months, p_notice_days, (v_today + make_interval(months => p_months))::date)
    on conflict (merchant_id, card_id) do update
       set started_on = case when t.last_day < v_today then v_today else t.started_on end,
           months = p_months + case when t.last_day < v_today then 0 else t.months end,
           notice_days = p_notice_days, left_at = null;
    update card_term
       set last_day = (started_on + make_interval(months => months))::date
     where merchant_id = p_merchant and card_id = p_card
    returning last_day into v_last;
    update card_term
       set due_at = card_day_begins(p_merchant, v_last - notice_days)
     where merchant_id = p_merchant and card_id = p_card;
    return v_last;
end $$;
