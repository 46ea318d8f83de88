package dev.lingka.merchant.store;

import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/**
 * The bean that knows in which store a printed code hangs. Who scanned such a code stands before it: features that may
 * not know of join codes ask this.
 */
public interface PostedCodes {

    /** Empty for a code that hangs nowhere, was withdrawn, is another merchant's, or is none. */
    Uni<Optional<UUID>> storeOf(InMerchant merchant, String code);
}
