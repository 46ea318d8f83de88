package dev.lingka.dryrun;

import dev.lingka.coupon.HeldCoupon;
import dev.lingka.coupon.TermsText;
import dev.lingka.dryrun.play.Happened;
import dev.lingka.dryrun.play.History;
import dev.lingka.tier.TierCourse;
import dev.lingka.till.sale.SaleLine;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes out of what {@code dry_run_member} tells a member who can be played. */
@ApplicationScoped
class HistoryReader {

    private final TermsText terms;

    HistoryReader(TermsText terms) {
        this.terms = terms;
    }

    History read(JsonObject member, ZoneId zone) {
        UUID memberId = id(member, "memberId");
        JsonObject till = member.getJsonObject("till");
        JsonObject recharges = member.getJsonObject("recharges");
        JsonObject tier = member.getJsonObject("tier");
        List<Happened> happened = new ArrayList<>();
        happened.addAll(each(till.getJsonArray("sales"), sale -> bought(sale, memberId)));
        happened.addAll(each(till.getJsonArray("refunds"), HistoryReader::gaveBack));
        happened.addAll(each(recharges.getJsonArray("orders"), order -> paidIn(order, zone)));
        happened.addAll(each(member.getJsonArray("cardMoves"), move -> moved(move, zone)));
        happened.addAll(each(member.getJsonArray("pointMoves"), move -> {
            Instant at = at(move, "at");
            return new Happened.PointsMoved(at, LocalDate.ofInstant(at, zone), move.getLong("amount"));
        }));
        days(tier.getJsonArray("friends"))
                .forEach(day -> happened.add(new Happened.FriendBought(
                        day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1), day)));
        return new History(
                memberId,
                member.getBoolean("active"),
                null,
                each(member.getJsonArray("cards"), HistoryReader::card),
                ids(till.getJsonArray("bought")),
                recharges.getBoolean("before"),
                start(tier),
                points(member.getJsonObject("points"), till),
                happened);
    }

    private static History.Card card(JsonObject card) {
        return new History.Card(
                id(card, "id"), card.getString("kind"), card.getLong("principalFen"), card.getLong("bonusFen"));
    }

    private static TierCourse.Start start(JsonObject tier) {
        List<TierCourse.Day> days = new ArrayList<>();
        JsonArray told = tier.getJsonArray("days");
        for (int i = 0; i < told.size(); i++) {
            JsonArray day = told.getJsonArray(i);
            days.add(new TierCourse.Day(
                    LocalDate.parse(day.getString(0)),
                    day.getLong(1),
                    day.getInteger(2),
                    day.getLong(3),
                    day.getInteger(4),
                    day.getLong(5)));
        }
        return new TierCourse.Start(tier.getString("level"), day(tier, "since"), day(tier, "memberSince"), days);
    }

    private static History.Points points(JsonObject points, JsonObject till) {
        List<History.Lot> lots = new ArrayList<>();
        JsonArray told = points.getJsonArray("lots");
        for (int i = 0; i < told.size(); i++) {
            JsonArray lot = told.getJsonArray(i);
            String lastDay = lot.getString(0);
            lots.add(new History.Lot(lastDay == null ? null : LocalDate.parse(lastDay), lot.getLong(1)));
        }
        return new History.Points(points.getLong("balance"), lots, day(till, "lastDay"), till.getLong("yearPoints"));
    }

    private Happened bought(JsonObject sale, UUID memberId) {
        return new Happened.Bought(
                id(sale, "id"),
                at(sale, "at"),
                day(sale, "day"),
                ZoneId.of(sale.getString("zone")),
                id(sale, "storeId"),
                id(sale, "cardId"),
                sale.getLong("listFen"),
                sale.getLong("totalFen"),
                sale.getLong("walletFen"),
                sale.getLong("points"),
                lines(sale.getJsonArray("lines")),
                each(sale.getJsonArray("coupons"), coupon -> shown(coupon, memberId)));
    }

    private static List<SaleLine> lines(JsonArray told) {
        List<SaleLine> lines = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            JsonArray line = told.getJsonArray(i);
            lines.add(new SaleLine(
                    line.getString(0),
                    line.getString(1),
                    new BigDecimal(line.getString(2)),
                    line.getLong(3),
                    line.getString(4)));
        }
        return lines;
    }

    private Happened.Shown shown(JsonObject coupon, UUID memberId) {
        HeldCoupon held = new HeldCoupon(
                id(coupon, "id"),
                memberId,
                terms.read(coupon.getJsonObject("terms")),
                at(coupon, "validFrom"),
                at(coupon, "validUntil"));
        return new Happened.Shown(held, coupon.getBoolean("byRule"));
    }

    private static Happened gaveBack(JsonObject refund) {
        return new Happened.GaveBack(
                id(refund, "saleId"),
                at(refund, "at"),
                day(refund, "day"),
                refund.getLong("amountFen"),
                refund.getLong("walletFen"));
    }

    private static Happened paidIn(JsonObject order, ZoneId zone) {
        Instant at = at(order, "at");
        return new Happened.PaidIn(
                at,
                LocalDate.ofInstant(at, zone),
                id(order, "cardId"),
                order.getLong("amountFen"),
                order.getString("offer"),
                order.getBoolean("staffed"));
    }

    private static Happened moved(JsonObject move, ZoneId zone) {
        Instant at = at(move, "at");
        boolean principal = "principal".equals(move.getString("asset"));
        long fen = move.getLong("amount");
        return new Happened.ValueMoved(
                at, LocalDate.ofInstant(at, zone), id(move, "cardId"), principal ? fen : 0, principal ? 0 : fen);
    }

    private static <T> List<T> each(JsonArray told, Function<JsonObject, T> reader) {
        return told.stream().map(JsonObject.class::cast).map(reader).toList();
    }

    private static List<LocalDate> days(JsonArray told) {
        return told.stream().map(String.class::cast).map(LocalDate::parse).toList();
    }

    private static Set<UUID> ids(JsonArray told) {
        return told.stream().map(String.class::cast).map(UUID::fromString).collect(Collectors.toSet());
    }

    private static UUID id(JsonObject told, String field) {
        return UUID.fromString(told.getString(field));
    }

    private static Instant at(JsonObject told, String field) {
        return OffsetDateTime.parse(told.getString(field)).toInstant();
    }

    private static LocalDate day(JsonObject told, String field) {
        String text = told.getString(field);
        return text == null ? null : LocalDate.parse(text);
    }
}
