-- The first day of the month of the birthday that somebody in a run celebrates: a gift may be good in that month alone.
-- Null in campaigns that are for no birthday, and for who was deleted.
alter table campaign_audience add column celebrated_in date;
alter table campaign_audience add constraint campaign_audience_celebrated_check
    check (extract(day from celebrated_in) = 1);
