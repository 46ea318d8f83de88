package dev.lingka.queue.rule;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The rules of one line as the SQL functions of the queue want them. A ticket keeps those that it was taken under.
 *
 * @param day the business day that it is now
 * @param closesAt when the tickets of this opening end; null when nobody knows: then with the first use of the next day
 * @param prefix stands before the number, as in A012
 * @param noticeAhead told when so many are ahead; several tickets fewer at once are told of once
 * @param noShowMinutes how long after a call its party is waited for
 * @param back how many places a skipped ticket goes back
 * @param times how often; skipped once more it is a no-show
 * @param capacity waiting tickets at most; null for no limit
 * @param overtakenAtMost how often one ticket is overtaken by those with priority
 */
public record LineTerms(
        LocalDate day,
        Instant closesAt,
        String prefix,
        List<Integer> noticeAhead,
        int noShowMinutes,
        int back,
        int times,
        Integer capacity,
        int overtakenAtMost) {

    public JsonObject json() {
        return new JsonObject()
                .put("day", day.toString())
                .put("closesAt", closesAt == null ? null : closesAt.toString())
                .put("prefix", prefix)
                .put("noticeAhead", new JsonArray(noticeAhead))
                .put("noShowMinutes", noShowMinutes)
                .put("back", back)
                .put("times", times)
                .put("capacity", capacity)
                .put("overtakenAtMost", overtakenAtMost);
    }
}
