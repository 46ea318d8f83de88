package dev.lingka.shared.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in the API's description with which statuses an endpoint answers well, where its code picks one of them. Where
 * it is always the same, {@code @ResponseStatus} both sets and says it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AnsweredWith {
    int[] value();
}
