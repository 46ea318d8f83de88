package dev.lingka.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs work on many threads that all start at once. */
final class Workers {

    private static final long LONGEST_SECONDS = 60;

    private Workers() {}

    /** Work of one of the threads. */
    interface Work<T> {

        T run(int worker) throws Exception;
    }

    /** The answers by worker; the first failure is thrown. */
    static <T> List<T> run(int count, Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CyclicBarrier start = new CyclicBarrier(count);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int worker = i;
                calls.add(() -> {
                    start.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                    return work.run(worker);
                });
            }
            return answers(threads.invokeAll(calls, LONGEST_SECONDS, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<T> answers(List<Future<T>> futures) throws InterruptedException, ExecutionException {
        List<T> answers = new ArrayList<>();
        for (Future<T> future : futures) {
            answers.add(future.get());
        }
        return answers;
    }
}
