package dev.lingka.wechat.pay;

import java.util.Optional;
import java.util.function.Function;

/**
 * How a call to WeChat Pay ended.
 *
 * @param <T> what WeChat answers when it did it
 */
public sealed interface PayResult<T> {

    /** WeChat did it and signed its answer. */
    record Done<T>(T value) implements PayResult<T> {}

    /**
     * WeChat said no, clearly: nothing happened by this call.
     *
     * @param code WeChat's own word, for logs and staff; decide by {@code reason}
     */
    record Refused<T>(PayRefusal reason, String code) implements PayResult<T> {}

    /** It may or may not have happened: query, or call again with the very same numbers. */
    record Unknown<T>(PayDoubt doubt) implements PayResult<T> {}

    /** One of three answers, by how the call ended. */
    default <R> R fold(
            Function<? super T, ? extends R> done,
            Function<? super Refused<T>, ? extends R> refused,
            Function<? super Unknown<T>, ? extends R> unknown) {
        if (this instanceof Done<T> d) {
            return done.apply(d.value());
        }
        return this instanceof Refused<T> r ? refused.apply(r) : unknown.apply((Unknown<T>) this);
    }

    /** What WeChat answered, when it did it. */
    default Optional<T> found() {
        return this instanceof Done<T> d ? Optional.of(d.value()) : Optional.empty();
    }

    default boolean isUnknown() {
        return this instanceof Unknown<T>;
    }

    default boolean isRefused(PayRefusal reason) {
        return this instanceof Refused<T> r && r.reason() == reason;
    }
}
