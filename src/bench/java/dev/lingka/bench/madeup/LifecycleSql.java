package dev.lingka.bench.madeup;

/** The nightly computation of stages as one set-based statement that leaves the same behind: facts, history, events. */
final class LifecycleSql {

    /** Parameters of the text: merchant, day, the programme's rules. */
    static final String AT_ONCE =
            """
            with told as materialized (
                select f.member_id, f.stage as was,
                       lifecycle_stage('%2$s'::date - coalesce(f.last_sale_day, f.joined_day), f.visits,
                                       f.usual_gap_days, '%3$s') as stage
                  from member_fact f where f.merchant_id = %1$d),
            changed as (
                update member_fact f set stage = t.stage, stage_at = app_now()
                  from told t
                 where f.merchant_id = %1$d and f.member_id = t.member_id and t.stage <> t.was
                returning f.member_id, t.was, t.stage),
            kept as (
                insert into stage_change (merchant_id, member_id, day, from_stage, to_stage)
                select %1$d, member_id, '%2$s', was, stage from changed),
            event as (
                insert into outbox_event (merchant_id, type, aggregate, payload)
                select %1$d, 'StageChanged', 'member:' || member_id,
                       jsonb_build_object('memberId', member_id, 'from', was, 'to', stage, 'day', '%2$s'::date)
                  from changed
                returning id, aggregate)
            insert into outbox_delivery (merchant_id, event_id, listener, aggregate)
            select %1$d, e.id, l.listener, e.aggregate
              from event e join outbox_listener l on l.event_type = 'StageChanged'""";

    private LifecycleSql() {}
}
