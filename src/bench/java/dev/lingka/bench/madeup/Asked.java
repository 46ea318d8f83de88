package dev.lingka.bench.madeup;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;

/**
 * A question about members, as staff ask it and as somebody would write it by hand.
 *
 * @param rule of a segment
 * @param condition over {@code member_fact f}; %1$d is the merchant, %2$s the merchant's day
 */
record Asked(String name, JsonObject rule, String condition) {

    /** The condition for one merchant on one day. */
    String condition(int merchant, LocalDate day) {
        return condition.formatted(merchant, day);
    }

    static final List<Asked> ALL = List.of(
            new Asked(
                    "asleep, spent ¥300 ever",
                    new JsonObject(
                            """
                            {"all": [{"daysSinceVisit": {"atLeast": 180}}, {"spendFen": {"atLeast": 30000}}]}"""),
                    "f.last_sale_day <= date '%2$s' - 180 and f.spend_fen >= 30000"),
            new Asked(
                    "spent ¥100 in 90 days",
                    new JsonObject(
                            """
                            {"spendFen": {"atLeast": 10000, "window": {"lastDays": 90}}}"""),
                    """
                    f.member_id in (
                        select d.member_id from member_sale_day d
                         where d.merchant_id = %1$d and d.day > date '%2$s' - 90
                         group by d.member_id having sum(d.spend_fen) >= 10000)"""),
            new Asked(
                    "coffee three times, weekends, not in a month",
                    new JsonObject(
                            """
                            {"all": [{"bought": {"classes": ["coffee"], "atLeast": 3}},
                                     {"visitDays": {"days": ["saturday", "sunday"], "percent": 50}},
                                     {"daysSinceVisit": {"atLeast": 30}}]}"""),
                    """
                    f.last_sale_day <= date '%2$s' - 30 and (f.weekdays[6] + f.weekdays[7]) * 2 >= f.visits
                    and f.visits > 0 and exists (
                        select from member_goods g where g.merchant_id = %1$d and g.member_id = f.member_id
                           and g.kind = 'class' and g.code = 'coffee' and g.times >= 3)"""));
}
