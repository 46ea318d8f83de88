package dev.lingka.campaign.segment;

import dev.lingka.member.BirthIndex;
import dev.lingka.member.TraitIndex;
import dev.lingka.shared.Ids;
import dev.lingka.shared.MerchantId;
import dev.lingka.testing.Superuser;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Random members, in memory and as the rows that facts are kept in. */
final class ModelMerchant {

    private static final String FACT =
            """
            insert into member_fact (merchant_id, member_id, bucket, joined_day, store_id, source, tier, card_kinds,
                sex_index, birth_day_index, birth_month_index, birth_year_index, region_indexes, tags, balance_fen, points,
                first_sale_day, last_sale_day, sales, visits, spend_fen, weekdays, hours, coupons_held, coupons_used,
                held_coupons, used_coupons, clicks, last_click_day, stage, points_earned, points_used, recharged_fen)
            values (?, ?, member_bucket(?), ?, ?, ?, ?, ?, ?, ?, null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    ?, ?, ?, ?)""";
    private static final String DAY =
            "insert into member_sale_day (merchant_id, member_id, day, sales, spend_fen, stores, hours, skus, classes)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String MOVE =
            "insert into member_move_day (merchant_id, member_id, day, points_earned, points_used, recharged_fen, coupons)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";
    private static final String GOODS =
            """
            insert into member_goods
            select merchant_id, member_id, kind, code, count(*), min(day), max(day)
              from (select merchant_id, member_id, day, 'sku' as kind, unnest(skus) as code from member_sale_day
                    union all select merchant_id, member_id, day, 'class', unnest(classes) from member_sale_day) g
             where merchant_id = ? group by 1, 2, 3, 4""";

    private final MerchantId merchant;
    private final BirthIndex births;
    private final TraitIndex traits;
    private final Random random;
    private final LocalDate today;
    private final List<UUID> stores;
    private final List<String> tiers;
    private final List<ModelMember> members = new ArrayList<>();

    ModelMerchant(
            MerchantId merchant,
            BirthIndex births,
            TraitIndex traits,
            Random random,
            LocalDate today,
            List<UUID> stores,
            List<String> tiers) {
        this.merchant = merchant;
        this.births = births;
        this.traits = traits;
        this.random = random;
        this.today = today;
        this.stores = stores;
        this.tiers = tiers;
    }

    List<ModelMember> members() {
        return members;
    }

    void fill(int count) {
        try (Connection connection = Superuser.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                ModelMember member = member();
                members.add(member);
                write(connection, member);
            }
            run(connection, GOODS, merchant.merchantId());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ModelMember member() {
        Map<LocalDate, ModelMember.Day> days = new LinkedHashMap<>();
        // The last one may be of tomorrow: a store can be east of the merchant's zone.
        for (int i = random.nextInt(8); i > 0; i--) {
            days.put(today.minusDays(random.nextInt(400) - 1), day());
        }
        List<LocalDate> clicks = Stream.generate(() -> today.minusDays(random.nextInt(200)))
                .limit(random.nextInt(3))
                .toList();
        boolean told = random.nextInt(4) > 0;
        return new ModelMember(
                Ids.next(),
                told ? birthday() : null,
                told ? any(RandomRules.SEXES) : null,
                told ? any(RandomRules.REGIONS) : null,
                today.minusDays(random.nextInt(500)),
                random.nextBoolean() ? any(stores) : null,
                random.nextBoolean() ? any(RandomRules.SOURCES) : null,
                random.nextBoolean() ? any(tiers) : null,
                any(RandomRules.STAGES),
                some(RandomRules.WORDS),
                some(RandomRules.WORDS),
                some(RandomRules.WORDS),
                random.nextInt(30_000),
                random.nextInt(30_000),
                days,
                moves(),
                clicks);
    }

    private Map<LocalDate, ModelMember.Move> moves() {
        Map<LocalDate, ModelMember.Move> moves = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            List<String> coupons = Stream.generate(() -> any(RandomRules.WORDS))
                    .limit(random.nextInt(3))
                    .toList();
            moves.put(
                    today.minusDays(random.nextInt(400)),
                    new ModelMember.Move(
                            1 + random.nextInt(9_000), random.nextInt(9_000), random.nextInt(9_000), coupons));
        }
        return moves;
    }

    /** Now and then the day that three years in four do not have. */
    private LocalDate birthday() {
        return random.nextInt(10) == 0 ? LocalDate.of(2000, 2, 29) : today.minusDays(random.nextInt(30_000));
    }

    private ModelMember.Day day() {
        List<Integer> hours = random.ints(1 + random.nextInt(3), 0, 24).boxed().toList();
        return new ModelMember.Day(
                random.nextInt(9_000), hours, some(stores), some(RandomRules.WORDS), some(RandomRules.WORDS));
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> Set<T> some(List<T> from) {
        Set<T> some = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            some.add(any(from));
        }
        return some;
    }

    private void write(Connection connection, ModelMember m) throws SQLException {
        int id = merchant.merchantId();
        run(connection, "insert into member (merchant_id, id, kind) values (?, ?, 'member')", id, m.id());
        LocalDate first = m.days().keySet().stream().min(LocalDate::compareTo).orElse(null);
        run(
                connection,
                FACT,
                id,
                m.id(),
                m.id(),
                m.joined(),
                m.store(),
                m.source(),
                m.tier(),
                texts(connection, m.kinds()),
                m.sex() == null ? null : traits.ofSex(merchant, m.sex()),
                m.birthday() == null ? null : births.of(merchant, MonthDay.from(m.birthday())),
                m.birthday() == null ? null : births.of(merchant, Year.from(m.birthday())),
                m.region() == null
                        ? null
                        : texts(
                                connection,
                                Stream.of(2, 4, 6)
                                        .map(digits ->
                                                traits.of(merchant, m.region().substring(0, digits)))
                                        .toList()),
                texts(connection, m.tags()),
                m.balance(),
                m.points(),
                first,
                m.lastDay(),
                m.sales(),
                (long) m.days().size(),
                m.days().values().stream().mapToLong(ModelMember.Day::spend).sum(),
                connection.createArrayOf("int4", weekdays(m)),
                connection.createArrayOf("int4", hours(m)),
                m.held().size(),
                m.used().size(),
                texts(connection, m.held()),
                texts(connection, new HashSet<>(m.used())),
                m.clicks().size(),
                m.lastClick(),
                m.stage(),
                moved(m, ModelMember.Move::earned),
                moved(m, ModelMember.Move::used),
                moved(m, ModelMember.Move::recharged));
        for (Map.Entry<LocalDate, ModelMember.Move> move : m.moves().entrySet()) {
            write(connection, m, move.getKey(), move.getValue());
        }
        for (Map.Entry<LocalDate, ModelMember.Day> day : m.days().entrySet()) {
            write(connection, m, day.getKey(), day.getValue());
        }
        for (LocalDate click : m.clicks()) {
            run(connection, "insert into member_click values (?, ?, ?, ?)", id, m.id(), Ids.next(), click);
        }
    }

    private void write(Connection connection, ModelMember m, LocalDate on, ModelMember.Day day) throws SQLException {
        run(
                connection,
                DAY,
                merchant.merchantId(),
                m.id(),
                on,
                day.hours().size(),
                day.spend(),
                connection.createArrayOf("uuid", day.stores().toArray()),
                connection.createArrayOf("int2", day.hours().toArray()),
                texts(connection, day.skus()),
                texts(connection, day.classes()));
    }

    private void write(Connection connection, ModelMember m, LocalDate on, ModelMember.Move move) throws SQLException {
        run(
                connection,
                MOVE,
                merchant.merchantId(),
                m.id(),
                on,
                move.earned(),
                move.used(),
                move.recharged(),
                texts(connection, move.coupons()));
    }

    private static long moved(ModelMember m, ToLongFunction<ModelMember.Move> what) {
        return m.moves().values().stream().mapToLong(what).sum();
    }

    private static Object[] weekdays(ModelMember m) {
        Integer[] counts = Stream.generate(() -> 0).limit(7).toArray(Integer[]::new);
        m.days().keySet().forEach(day -> counts[day.getDayOfWeek().getValue() - 1]++);
        return counts;
    }

    private static Object[] hours(ModelMember m) {
        Integer[] counts = Stream.generate(() -> 0).limit(24).toArray(Integer[]::new);
        m.days().values().forEach(day -> day.hours().forEach(hour -> counts[hour]++));
        return counts;
    }

    private static java.sql.Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.stream().sorted().toArray());
    }

    private static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                Object value = parameters[i] instanceof LocalDate day ? Date.valueOf(day) : parameters[i];
                statement.setObject(i + 1, value);
            }
            statement.execute();
        }
    }
}
