package dev.lingka.shared.database;

import dev.lingka.shared.InMerchant;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.stream.Stream;

/**
 * Opens row-level security for the merchant that a transactional service method names in its parameters, as the first
 * statement of the transaction. Without it every query of a tenant table comes back empty.
 */
@Interceptor
@WithTransaction
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class TenantInterceptor {

    @AroundInvoke
    Object open(InvocationContext invocation) {
        int merchantId = Stream.of(invocation.getParameters())
                .filter(InMerchant.class::isInstance)
                .map(InMerchant.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(invocation.getMethod() + " names no merchant"))
                .merchantId();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select set_config('app.merchant', :merchant, true)")
                        .setParameter("merchant", Integer.toString(merchantId))
                        .getSingleResult())
                .chain(() -> proceed(invocation));
    }

    private static Uni<?> proceed(InvocationContext invocation) {
        try {
            return (Uni<?>) invocation.proceed();
        } catch (RuntimeException e) {
            return Uni.createFrom().failure(e);
        } catch (Exception e) {
            return Uni.createFrom().failure(new IllegalStateException(e));
        }
    }
}
