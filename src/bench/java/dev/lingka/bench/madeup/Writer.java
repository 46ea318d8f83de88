package dev.lingka.bench.madeup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes members of one merchant into the streams: what the application would have kept, and the facts of it. */
final class Writer {

    private static final int CAP_FEN = 500_000;
    private static final int GAPS = 10;
    private static final int LEAST_VISITS = 3;
    private static final int BUCKETS = 1_000;
    private static final long TWELVE_DIGITS = 1L << 48;

    private final Streams to;
    private final int merchant;
    private final List<String> stores;
    private final MessageDigest md5;
    private long sale;

    /** Sales are numbered from {@code firstSale} on. */
    Writer(Streams to, int merchant, List<String> stores, long firstSale) throws NoSuchAlgorithmException {
        this.to = to;
        this.merchant = merchant;
        this.stores = stores;
        this.sale = firstSale;
        md5 = MessageDigest.getInstance("MD5");
    }

    /** How many sales it wrote. */
    int write(long number, Habits habits) throws SQLException {
        String member = id('1', number);
        String card = id('2', number);
        String joinedAt = LocalDate.ofEpochDay(habits.joined()) + " 12:00:00+08";
        List<Sale> sales = habits.sales();
        person(number, member, card, joinedAt, habits.home());
        for (Sale each : sales) {
            sale(each, member, card);
        }
        facts(member, joinedAt, habits, Visit.of(sales));
        return sales.size();
    }

    private void person(long number, String member, String card, String joinedAt, int home) throws SQLException {
        String printed = String.valueOf(8_600_000_000_000_000L + number);
        row(to.members).add(member).add("member").add(joinedAt).add(joinedAt).endRow();
        row(to.cards).add(card).add(member).add("standard").add(printed).add(300_000_000 + number);
        to.cards.add(CAP_FEN).add(stores.get(home)).add(1).add(joinedAt).endRow();
        row(to.numbers).add(printed).add(card).add(joinedAt).endRow();
    }

    private void sale(Sale made, String member, String card) throws SQLException {
        String id = id('3', sale++);
        LocalDate day = LocalDate.ofEpochDay(made.day());
        LocalDate month = day.withDayOfMonth(1);
        String minute = made.minute() % 60 < 10 ? ":0" : ":";
        String soldAt = day + " " + made.hour() + minute + made.minute() % 60 + ":00+08";
        row(to.sales)
                .add(month)
                .add(id)
                .add(day)
                .add(soldAt)
                .add(stores.get(made.store()))
                .add(card);
        to.sales
                .add(member)
                .add("code")
                .add(made.totalFen())
                .add(0)
                .add(0)
                .add(0)
                .add(1)
                .add("bench")
                .endRow();
        row(to.tenders)
                .add(month)
                .add(id)
                .add(1)
                .add("wechat")
                .add(made.totalFen())
                .endRow();
        for (int line = 0; line < made.products().size(); line++) {
            Product product = made.products().get(line);
            row(to.lines).add(month).add(id).add(line + 1).add(product.sku()).add(product.name());
            to.lines.add(1).add(product.priceFen()).add(product.productClass()).endRow();
        }
    }

    private void facts(String member, String joinedAt, Habits habits, List<Visit> visits) throws SQLException {
        row(to.facts).add(member).add(bucket(member)).add(joinedAt).add(LocalDate.ofEpochDay(habits.joined()));
        to.facts
                .add(stores.get(habits.home()))
                .add("{standard}")
                .add(first(visits))
                .add(last(visits));
        to.facts
                .add(visits.stream().mapToLong(visit -> visit.sales().size()).sum())
                .add(visits.size());
        to.facts
                .add(visits.stream().mapToLong(Visit::spendFen).sum())
                .add(weekdays(visits))
                .add(hours(visits));
        to.facts.add(usualGap(visits)).endRow();
        for (Visit visit : visits) {
            row(to.days)
                    .add(member)
                    .add(LocalDate.ofEpochDay(visit.day()))
                    .add(visit.sales().size());
            to.days.add(visit.spendFen()).add(visit.stores(stores)).add(visit.hours());
            to.days
                    .add(array(visit.goods(Product::sku)))
                    .add(array(visit.goods(Product::productClass)))
                    .endRow();
        }
        goods(member, "class", visits, Product::productClass);
        goods(member, "sku", visits, Product::sku);
    }

    private void goods(String member, String kind, List<Visit> visits, Function<Product, String> code)
            throws SQLException {
        Map<String, int[]> bought = new TreeMap<>();
        for (Visit visit : visits) {
            for (String each : visit.goods(code)) {
                int[] times = bought.computeIfAbsent(each, first -> new int[] {0, visit.day(), visit.day()});
                times[0]++;
                times[2] = visit.day();
            }
        }
        for (Map.Entry<String, int[]> each : bought.entrySet()) {
            int[] times = each.getValue();
            row(to.goods).add(member).add(kind).add(each.getKey()).add(times[0]);
            to.goods
                    .add(LocalDate.ofEpochDay(times[1]))
                    .add(LocalDate.ofEpochDay(times[2]))
                    .endRow();
        }
    }

    private static LocalDate first(List<Visit> visits) {
        return visits.isEmpty() ? null : LocalDate.ofEpochDay(visits.get(0).day());
    }

    private static LocalDate last(List<Visit> visits) {
        return visits.isEmpty()
                ? null
                : LocalDate.ofEpochDay(visits.get(visits.size() - 1).day());
    }

    private static String weekdays(List<Visit> visits) {
        int[] week = new int[7];
        visits.forEach(
                visit -> week[LocalDate.ofEpochDay(visit.day()).getDayOfWeek().getValue() - 1]++);
        return array(week);
    }

    private static String hours(List<Visit> visits) {
        int[] hours = new int[24];
        visits.forEach(visit -> visit.sales().forEach(sale -> hours[sale.hour()]++));
        return array(hours);
    }

    /** The median of the last ten gaps, as {@code percentile_cont} gives it; null below three visits. */
    private static Double usualGap(List<Visit> visits) {
        if (visits.size() < LEAST_VISITS) {
            return null;
        }
        int gaps = Math.min(GAPS, visits.size() - 1);
        int[] last = IntStream.range(visits.size() - gaps, visits.size())
                .map(i -> visits.get(i).day() - visits.get(i - 1).day())
                .sorted()
                .toArray();
        return (last[(gaps - 1) / 2] + last[gaps / 2]) / 2.0;
    }

    private static String array(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static String array(Iterable<String> words) {
        return "{" + String.join(",", words) + "}";
    }

    /** As the SQL function {@code member_bucket} has it: 28 bits of a hash. */
    private int bucket(String member) {
        byte[] hash = md5.digest(member.getBytes(StandardCharsets.US_ASCII));
        int bits = (hash[0] & 0xff) << 20 | (hash[1] & 0xff) << 12 | (hash[2] & 0xff) << 4 | (hash[3] & 0xf0) >> 4;
        return bits % BUCKETS;
    }

    /** A UUID of version 7 whose order is that of the numbers, so that indexes grow at one end. */
    private static String id(char kind, long number) {
        return "0190b000-000" + kind + "-7000-8000-"
                + Long.toHexString(TWELVE_DIGITS | number).substring(1);
    }

    private Copy row(Copy table) {
        return table.add(merchant);
    }
}
