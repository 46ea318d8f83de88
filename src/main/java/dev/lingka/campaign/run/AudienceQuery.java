package dev.lingka.campaign.run;

import dev.lingka.campaign.design.Audience;
import dev.lingka.campaign.design.DayOfYear;
import dev.lingka.campaign.segment.SegmentService;
import dev.lingka.member.BirthDates;
import dev.lingka.member.BirthIndex;
import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.UUID;

/** Who is meant on a day, as a condition over the members' facts. */
@ApplicationScoped
class AudienceQuery {

    /** Who has come since the stages were computed stands where that visit puts them. */
    private static final String STAGES =
            """
            f.merchant_id = $1 and f.stage = any ($2)
                   and (f.last_sale_day is null
                        or f.last_sale_day < (select coalesce(max(l.day), 'infinity') from lifecycle_run l
                                               where l.merchant_id = $1 and l.finished_at is not null)
                        or case when f.visits < 2 then 'new' else 'active' end = any ($2))""";
    /** Who was merged into another one since is that one. */
    private static final String MEMBERS =
            """
            f.merchant_id = $1
                   and f.member_id in (select member_current($1, named) from unnest($2::uuid[]) as named)""";

    /** Who was a member on the day by then: it may be one that is made up for. */
    private static final String BIRTHDAY = "f.merchant_id = $1 and f.birth_day_index = any ($2) and f.joined_day <= $3";

    private static final String ANNIVERSARY =
            "f.merchant_id = $1 and to_char(f.joined_day, 'MM-DD') = any ($2) and f.joined_day < $3";
    private static final String NOBODY = "f.merchant_id = $1 and false";

    private final SegmentService segments;
    private final BirthIndex births;

    AudienceQuery(SegmentService segments, BirthIndex births) {
        this.segments = segments;
        this.births = births;
    }

    /**
     * A condition over {@code member_fact f}.
     *
     * @param args of which the first is the merchant
     * @param occasion that is answered once per campaign and member; null where runs are not alike
     * @param celebratedIn the first day of the month of the birthday; null where it is about none
     */
    record Condition(String sql, List<Object> args, String occasion, LocalDate celebratedIn) {

        /** Of runs that are not alike. */
        private static Condition now(String sql, List<Object> args) {
            return new Condition(sql, args, null, null);
        }
    }

    /** Nobody for who joins by what happens to them. */
    Uni<Condition> of(InMerchant merchant, Audience audience, LocalDate day) {
        if (audience.segment() != null) {
            return segments.compile(merchant, audience.segment())
                    .map(segment -> Condition.now(segment.sql(), segment.args()));
        }
        return Uni.createFrom().item(() -> told(merchant, audience, day));
    }

    private Condition told(InMerchant merchant, Audience audience, LocalDate day) {
        int id = merchant.merchantId();
        if (audience.stages() != null) {
            return Condition.now(STAGES, List.of(id, audience.stages().toArray(String[]::new)));
        }
        if (audience.members() != null) {
            return Condition.now(MEMBERS, List.of(id, audience.members().toArray(UUID[]::new)));
        }
        DayOfYear yearly = audience.dayOfYear();
        if (yearly == null) {
            return Condition.now(NOBODY, List.of(id));
        }
        LocalDate meant = day.plusDays(yearly.daysBefore());
        List<MonthDay> days = BirthDates.celebratedOn(meant);
        return audience.birthday() != null
                ? new Condition(
                        BIRTHDAY,
                        List.of(id, indexes(merchant, days), day),
                        "birthday:" + meant.getYear(),
                        meant.withDayOfMonth(1))
                : new Condition(ANNIVERSARY, List.of(id, texts(days), meant), "anniversary:" + meant.getYear(), null);
    }

    private String[] indexes(InMerchant merchant, List<MonthDay> days) {
        return days.stream().map(day -> births.of(merchant, day)).toArray(String[]::new);
    }

    /** As {@code MM-DD}. */
    private static String[] texts(List<MonthDay> days) {
        return days.stream().map(day -> day.toString().substring(2)).toArray(String[]::new);
    }
}
