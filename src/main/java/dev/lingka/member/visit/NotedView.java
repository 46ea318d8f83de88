package dev.lingka.member.visit;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;

/**
 * What was noted.
 *
 * @param day the store's business day
 * @param noted who came for the first time on this day
 * @param known who was noted on this day before
 */
record NotedView(LocalDate day, int noted, int known) {

    static NotedView of(JsonObject figures) {
        return new NotedView(
                LocalDate.parse(figures.getString("day")), figures.getInteger("noted"), figures.getInteger("known"));
    }
}
