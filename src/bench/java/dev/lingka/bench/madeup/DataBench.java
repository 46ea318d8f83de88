package dev.lingka.bench.madeup;

import dev.lingka.bench.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills the demo's merchant {@code tea} with made-up members and their sales, and says how long it took. */
public final class DataBench {

    private static final String MERCHANT = "tea";
    private static final int SAMPLE = 20_000;
    private static final int HALVINGS = 14;
    private static final double LONGEST_STRETCH = 8;
    private static final int COMPARED = 300;
    private static final long SALES_APART = 1L << 40;

    private static final String DROPPABLE =
            """
            select indexname, indexdef from pg_indexes i
             where schemaname = 'public' and tablename = any (?) and not exists (
                   select from pg_constraint c where c.conindid = (i.schemaname || '.' || i.indexname)::regclass)""";
    /** All facts of some members as one text, less when they were gathered. */
    private static final String FACTS =
            """
            with picked as (select member_id from member_fact where merchant_id = %1$d
                             order by bucket, member_id limit %2$d)
            select md5((select string_agg((to_jsonb(f) - 'refreshed_at')::text, '' order by f.member_id)
                          from member_fact f join picked using (member_id) where f.merchant_id = %1$d)
                    || (select string_agg(d::text, '' order by d.member_id, d.day)
                          from member_sale_day d join picked using (member_id) where d.merchant_id = %1$d)
                    || (select string_agg(g::text, '' order by g.member_id, g.kind, g.code)
                          from member_goods g join picked using (member_id) where g.merchant_id = %1$d))""";

    private static final String GATHER_ANEW =
            """
            select set_config('app.merchant', '%1$d', true), member_fact_refresh(%1$d, array(
                select member_id from member_fact where merchant_id = %1$d order by bucket, member_id limit %2$d), null)""";

    private final String address;
    private final Sql database;
    private final long members;
    private final long seed;
    private final int today = (int) LocalDate.now(ZoneId.of("Asia/Shanghai")).toEpochDay();

    private DataBench(String address, Sql database, long members, long seed) {
        this.address = address;
        this.database = database;
        this.members = members;
        this.seed = seed;
    }

    /** Arguments: the database's address for JDBC with its user, how many members, how many sales, the seed. */
    public static void main(String... arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            DataBench bench = new DataBench(
                    arguments[0], new Sql(connection), Long.parseLong(arguments[1]), Long.parseLong(arguments[3]));
            System.exit(bench.fill(Long.parseLong(arguments[2])) ? 0 : 1);
        }
    }

    private boolean fill(long wanted) throws Exception {
        int merchant = Integer.parseInt(database.one("select id from merchant where code = '" + MERCHANT + "'"));
        List<String> stores = database.all("select id from store where merchant_id = " + merchant + " order by id");
        List<String> indexes = dropIndexes();
        double stretch = stretch(stores.size(), (double) wanted / members);
        long sales = write(merchant, stores, stretch);
        database.execute("set maintenance_work_mem = '1GB'");
        for (String index : indexes) {
            database.execute(index);
        }
        database.execute("vacuum analyze");
        System.out.printf("members %d, sales %d, seed %d%n", members, sales, seed);
        return sameWhenGatheredAnew(merchant);
    }

    /** So long must gaps be that members have so many sales on average, found on a sample. */
    private double stretch(int stores, double salesEach) {
        double low = 1 / LONGEST_STRETCH;
        double high = LONGEST_STRETCH;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(low * high);
            long sales = 0;
            for (long member = 0; member < SAMPLE; member++) {
                sales += new Habits(seed, member, today, stores, middle).sales().size();
            }
            if ((double) sales / SAMPLE > salesEach) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long write(int merchant, List<String> stores, double stretch) throws Exception {
        int writers = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<Long>> parts = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                long from = members * i / writers;
                long to = members * (i + 1) / writers;
                long firstSale = SALES_APART * i;
                parts.add(() -> write(merchant, stores, stretch, from, to, firstSale));
            }
            long sales = 0;
            for (Future<Long> part : threads.invokeAll(parts)) {
                sales += part.get();
            }
            return sales;
        } finally {
            threads.shutdown();
        }
    }

    private long write(int merchant, List<String> stores, double stretch, long from, long to, long firstSale)
            throws Exception {
        try (Streams streams = new Streams(address)) {
            Writer writer = new Writer(streams, merchant, stores, firstSale);
            long sales = 0;
            for (long member = from; member < to; member++) {
                sales += writer.write(member, new Habits(seed, member, today, stores.size(), stretch));
            }
            streams.end();
            return sales;
        }
    }

    /** Gives the statements that make them again. */
    private List<String> dropIndexes() throws SQLException {
        List<String> again = new ArrayList<>();
        List<String> drops = new ArrayList<>();
        try (PreparedStatement statement = database.connection().prepareStatement(DROPPABLE)) {
            statement.setArray(1, database.connection().createArrayOf("text", Streams.TABLES.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    drops.add("drop index " + row.getString(1));
                    again.add(row.getString(2));
                }
            }
        }
        for (String drop : drops) {
            database.execute(drop);
        }
        return again;
    }

    /** The facts written here are those that the application gathers from the sales. */
    private boolean sameWhenGatheredAnew(int merchant) throws SQLException {
        database.connection().setAutoCommit(false);
        String written = database.one(FACTS.formatted(merchant, COMPARED));
        database.execute(GATHER_ANEW.formatted(merchant, COMPARED));
        boolean same = database.one(FACTS.formatted(merchant, COMPARED)).equals(written);
        database.connection().rollback();
        System.out.printf("facts of %d members gathered anew: %s%n", COMPARED, same ? "the same" : "DIFFERENT");
        return same;
    }
}
