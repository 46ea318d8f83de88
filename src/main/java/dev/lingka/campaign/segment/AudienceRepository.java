package dev.lingka.campaign.segment;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Asks member facts with conditions that {@link RuleSql} made. */
@ApplicationScoped
class AudienceRepository {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String COLUMNS =
            """
            select f.member_id, f.joined_day, f.store_id, f.tier, f.stage, f.card_kinds, f.tags, f.balance_fen,
                   f.points, f.visits, f.sales, f.spend_fen, f.last_sale_day from member_fact f where\s""";
    private static final String SIZE =
            "select count(*) from (select from member_fact where merchant_id = $1 limit $2) few";
    private static final String BUCKETS = "select count(*) from member_fact where merchant_id = $1 and bucket < $2";

    private final MerchantReads reads;

    AudienceRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** A condition with its parameters, the merchant first. */
    record Asked(String sql, List<Object> args) {

        /** Together with more parameters behind its own. */
        Tuple with(Object... more) {
            List<Object> all = new ArrayList<>(args);
            all.addAll(List.of(more));
            return Tuple.from(all);
        }

        /** The number of the parameter that comes so many behind its own. */
        String next(int behind) {
            return "$" + (args.size() + behind);
        }
    }

    /** How many members there are, counted up to a limit. */
    Uni<Long> size(InMerchant merchant, int limit) {
        return number(merchant, SIZE, Tuple.of(merchant.merchantId(), limit));
    }

    /** How many members fall into the first buckets. */
    Uni<Long> sizeOfBuckets(InMerchant merchant, int buckets) {
        return number(merchant, BUCKETS, Tuple.of(merchant.merchantId(), (short) buckets));
    }

    Uni<Long> count(InMerchant merchant, Asked asked) {
        return number(merchant, "select count(*) from member_fact f where " + asked.sql(), asked.with());
    }

    Uni<Long> countInBuckets(InMerchant merchant, Asked asked, int buckets) {
        String sql = "select count(*) from member_fact f where f.bucket < " + asked.next(1) + " and " + asked.sql();
        return number(merchant, sql, asked.with((short) buckets));
    }

    private Uni<Long> number(InMerchant merchant, String sql, Tuple parameters) {
        return reads.list(merchant, sql, parameters, row -> row.getLong(0)).map(found -> found.get(0));
    }

    /** Some of those who are in, from a bucket on. */
    Uni<List<FactsView>> fromBucket(InMerchant merchant, Asked asked, int bucket, int limit) {
        String sql = COLUMNS + "f.bucket >= " + asked.next(1) + " and " + asked.sql()
                + " order by f.bucket, f.member_id limit " + asked.next(2);
        return reads.list(merchant, sql, asked.with((short) bucket, limit), AudienceRepository::view);
    }

    /** In the order of their ids. */
    Uni<List<FactsView>> page(InMerchant merchant, Asked asked, UUID after, int limit) {
        String sql = COLUMNS + "f.member_id > " + asked.next(1) + " and " + asked.sql() + " order by f.member_id limit "
                + asked.next(2);
        return reads.list(
                merchant, sql, asked.with(after == null ? BEFORE_ALL : after, limit), AudienceRepository::view);
    }

    /** What came of one condition for one member. */
    record Answer(boolean holds, String found) {}

    /**
     * Asks one member about many conditions at once; empty when there are no facts of this member.
     *
     * @param conditions SQL over {@code f}
     * @param found SQL of what is there, one for each
     */
    Uni<Optional<List<Answer>>> ask(
            InMerchant merchant, UUID memberId, List<String> conditions, List<String> found, Args args) {
        String one = args.add(memberId, "uuid");
        String sql = "select " + String.join(", ", conditions) + ", " + String.join(", ", found)
                + " from member_fact f where f.merchant_id = $1 and f.member_id = " + one;
        return reads.list(merchant, sql, Tuple.from(args.values()), row -> answers(row, conditions.size()))
                .map(rows -> rows.stream().findFirst());
    }

    private static List<Answer> answers(Row row, int conditions) {
        return IntStream.range(0, conditions)
                .mapToObj(i -> new Answer(row.getBoolean(i), row.getString(conditions + i)))
                .toList();
    }

    private static FactsView view(Row row) {
        return new FactsView(
                row.getUUID("member_id"),
                row.getLocalDate("joined_day"),
                row.getUUID("store_id"),
                row.getString("tier"),
                row.getString("stage"),
                List.of(row.getArrayOfStrings("card_kinds")),
                List.of(row.getArrayOfStrings("tags")),
                row.getLong("balance_fen"),
                row.getLong("points"),
                row.getLong("visits"),
                row.getLong("sales"),
                row.getLong("spend_fen"),
                row.getLocalDate("last_sale_day"));
    }
}
