package dev.lingka.story;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a running application to stop while requests are under way: {@code application-url wechat-url identity-url pid}.
 * It says that it is not ready, what is under way is finished, and the end comes in time.
 */
public final class StopInFlight {

    private static final int SLOW_SECONDS = 6;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(25);
    private static final long PAUSE_MILLIS = 100;
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private StopInFlight() {}

    public static void main(String... arguments) throws Exception {
        World world = new World(arguments[0], arguments[1], arguments[2]);
        ProcessHandle server = ProcessHandle.of(Long.parseLong(arguments[3])).orElseThrow();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            stop(world, server, threads);
            System.out.println("  ✓ stopped with requests under way; each was answered");
        } catch (AssertionError e) {
            System.err.println("  ✗ " + e.getMessage());
            System.exit(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void stop(World world, ProcessHandle server, ExecutorService threads)
            throws InterruptedException, ExecutionException, TimeoutException {
        Shop shop = Shop.open(world);
        Shop.Holder holder = shop.holder(10_000, 0);
        String asked = shop.cashier()
                .move(
                        "/api/v1/staff/charge-requests",
                        Map.of(
                                "storeId",
                                shop.storeId(),
                                "phone",
                                holder.phone().number(),
                                "totalFen",
                                1_000))
                .expect(201)
                .text("id");
        world.anyone().get("/q/health/ready").expect(200);
        List<Future<Exchange>> slow = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            slow.add(threads.submit(() ->
                    shop.cashier().get("/api/v1/staff/charge-requests/" + asked + "?waitSeconds=" + SLOW_SECONDS)));
        }
        Thread.sleep(UNDER_WAY.toMillis());

        check(server.destroy(), "the server was asked to stop");

        awaitUnready(world);
        for (Future<Exchange> answer : slow) {
            Exchange seen =
                    answer.get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS).expect(200);
            check("pending".equals(seen.text("state")), "a request under way is answered in full");
        }
        server.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        check(!isServed(world), "nobody answers after the end");
    }

    /** Before the server stops taking requests it says so, for the load balancer. */
    private static void awaitUnready(World world) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_STOP.toNanos();
        while (world.anyone().get("/q/health/ready").status() != 503) {
            check(System.nanoTime() < end, "readiness goes down");
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean isServed(World world) {
        try {
            return world.anyone().get("/q/health/live").status() > 0;
        } catch (UncheckedIOException refused) {
            return false;
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not so: " + what);
        }
    }
}
