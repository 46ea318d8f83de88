package dev.lingka.bench;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** The money function called by a client that does nothing else, in a closed loop over so many connections. */
final class BareCalls implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final int connections;

    BareCalls(String database, String user, String password, int connections) {
        this.connections = connections;
        PgConnectOptions options = PgConnectOptions.fromUri(database)
                .setUser(user)
                .setPassword(password)
                .setCachePreparedStatements(true);
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(connections))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    /** Calls until the time is over or the arguments are used up (null); gives calls per second. */
    double fire(long millis, LongFunction<Tuple> arguments) throws InterruptedException {
        Run run = new Run(arguments, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
        long begun = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            run.next();
        }
        run.done.await();
        if (run.wrong.get() > 0) {
            throw new IllegalStateException(run.wrong + " calls went wrong, as in " + run.lastWrong);
        }
        return run.answered.get() / ((System.nanoTime() - begun) / 1e9);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Run {

        private final LongFunction<Tuple> arguments;
        private final long until;
        private final CountDownLatch done = new CountDownLatch(connections);
        private final AtomicLong fired = new AtomicLong();
        private final AtomicLong answered = new AtomicLong();
        private final AtomicLong wrong = new AtomicLong();
        private volatile String lastWrong;

        private Run(LongFunction<Tuple> arguments, long until) {
            this.arguments = arguments;
            this.until = until;
        }

        private void next() {
            Tuple call = System.nanoTime() < until ? arguments.apply(fired.getAndIncrement()) : null;
            if (call == null) {
                done.countDown();
                return;
            }
            pool.preparedQuery("select till_charge($1, $2)").execute(call).onComplete(answer -> {
                keep(
                        answer.succeeded()
                                ? outcome(answer.result())
                                : answer.cause().getMessage());
                next();
            });
        }

        private void keep(String outcome) {
            if ("RECORDED".equals(outcome)) {
                answered.incrementAndGet();
            } else {
                wrong.incrementAndGet();
                lastWrong = outcome;
            }
        }

        private static String outcome(RowSet<Row> rows) {
            JsonObject answer = rows.iterator().next().getJsonObject(0);
            return answer.getString("outcome");
        }
    }
}
