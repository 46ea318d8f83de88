-- Writes down when time alone changes a measure next: a notice that runs out, a freeze that ends, an appeal that nobody
-- decides, a cancellation that becomes final. The caller holds the measure.
create or replace function measure_next(p_merchant integer, p_measure uuid) returns void
    language plpgsql
    as $$
begin
    update measure m
       set due_at = case when m.state <> 'lifted' then least(
               (select a.decide_until from measure_appeal a
                 where a.merchant_id = m.merchant_id and a.measure_id = m.id and a.state = 'open'),
               case when m.state = 'announced' then m.takes_effect_at end,
               case when m.state = 'in_force' and m.kind = 'freeze' then m.ends_at end,
               case when m.state = 'in_force' and m.kind = 'cancel' and m.final_at is null then
                   coalesce((select case a.state when 'upheld' then a.decided_at end from measure_appeal a
                              where a.merchant_id = m.merchant_id and a.measure_id = m.id
                                and a.state in ('open', 'upheld')),
                            case when not exists (select from measure_appeal a where a.merchant_id = m.merchant_id
                                                     and a.measure_id = m.id) then m.appeal_until end) end) end
     where m.merchant_id = p_merchant and m.id = p_measure;
end $$;
