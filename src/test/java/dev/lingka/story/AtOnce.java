package dev.lingka.story;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does things in threads of their own, all released at the same moment. */
final class AtOnce {

    private static final long LONGEST_SECONDS = 60;

    private AtOnce() {}

    /** The answers in the order of the deeds; the first failure is thrown. */
    static <T> List<T> all(List<Callable<T>> deeds) {
        ExecutorService threads = Executors.newFixedThreadPool(deeds.size());
        CountDownLatch start = new CountDownLatch(deeds.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> deed : deeds) {
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return deed.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : running) {
                answers.add(answer.get(LONGEST_SECONDS, TimeUnit.SECONDS));
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
