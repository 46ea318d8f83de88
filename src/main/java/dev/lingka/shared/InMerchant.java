package dev.lingka.shared;

/**
 * A value that says which merchant an operation belongs to. Every transactional service method has one among its
 * parameters; the tenant interceptor opens row-level security for that merchant and for no other.
 */
public interface InMerchant {

    int merchantId();
}
