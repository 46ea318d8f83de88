package dev.lingka.merchant.programme;

import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules in force, from memory when they were read within two seconds. Opens no transaction then, so that hot paths
 * may ask each time; a publication is seen by every replica within that time, and at once by the one that published.
 */
@ApplicationScoped
public class ProgrammeService {

    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int EARLIER_KEPT = 1_000;

    private final ProgrammeReadService reader;
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();
    private final Map<VersionKey, Programme> earlier = new ConcurrentHashMap<>();

    ProgrammeService(ProgrammeReadService reader) {
        this.reader = reader;
    }

    private record Kept(Programme programme, long readNanos) {

        boolean isFresh() {
            return System.nanoTime() - readNanos < FRESH_NANOS;
        }

        /** A read that began later knows more. */
        Kept later(Kept other) {
            return other.readNanos - readNanos > 0 ? other : this;
        }
    }

    private record VersionKey(int merchantId, int version) {}

    /** The version in force at this moment of business time. */
    public Uni<Programme> current(InMerchant merchant) {
        Kept known = kept.get(merchant.merchantId());
        if (known != null && known.isFresh()) {
            return Uni.createFrom().item(known.programme());
        }
        return read(merchant, known == null ? null : known.programme());
    }

    /** A published version that is not in force yet, and since when it will be. */
    public record Coming(Programme programme, Instant effectiveAt) {}

    /** The version that comes into force next, for those who want to know what will be; read anew each time. */
    public Uni<Optional<Coming>> coming(InMerchant merchant) {
        return reader.coming(merchant);
    }

    /** Reads it again, after something was published. */
    Uni<Programme> renew(InMerchant merchant) {
        return read(merchant, null);
    }

    private Uni<Programme> read(InMerchant merchant, Programme known) {
        long begun = System.nanoTime();
        return reader.effective(merchant, known)
                .invoke(read -> kept.merge(merchant.merchantId(), new Kept(read, begun), Kept::later));
    }

    /**
     * A version as it stands, which may be a draft: never to decide anything by.
     *
     * @param revision rises with each edit
     */
    public record Drafted(Programme programme, int revision) {}

    /** Any version of the rules, for those who try it out. Throws NOT_FOUND. */
    public Uni<Drafted> drafted(InMerchant merchant, int version) {
        return reader.drafted(merchant, version);
    }

    /** A published version, for what was decided under it earlier. Throws NOT_FOUND for one that is not published. */
    public Uni<Programme> published(InMerchant merchant, int version) {
        VersionKey key = new VersionKey(merchant.merchantId(), version);
        Programme known = earlier.get(key);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return reader.published(merchant, version).invoke(read -> keep(key, read));
    }

    private void keep(VersionKey key, Programme programme) {
        if (earlier.size() >= EARLIER_KEPT) {
            earlier.clear();
        }
        earlier.put(key, programme);
    }
}
