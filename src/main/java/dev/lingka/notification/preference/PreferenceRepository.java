package dev.lingka.notification.preference;

import dev.lingka.shared.Actor;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The SQL that reads preferences. */
@ApplicationScoped
class PreferenceRepository {

    private static final String OWN =
            """
            select member_consented_at($1, $2, 'marketing') as consented_at, p.marketing_off_at,
                   coalesce(p.channels_off, '{}') as channels_off, coalesce(p.kinds_off, '{}') as kinds_off,
                   coalesce(p.language, 'zh') as language
              from (select 1) as always
              left join message_preference p on p.merchant_id = $1 and p.member_id = $2""";

    private final MerchantReads reads;

    PreferenceRepository(MerchantReads reads) {
        this.reads = reads;
    }

    Uni<Preference> of(Actor person) {
        return reads.list(person, OWN, Tuple.of(person.merchantId(), person.id()), Preference::of)
                .map(found -> found.get(0));
    }
}
