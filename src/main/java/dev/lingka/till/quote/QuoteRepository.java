package dev.lingka.till.quote;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Keeps quotes. */
@ApplicationScoped
class QuoteRepository {

    private static final String KEEP =
            """
            insert into quote (merchant_id, id, card_id, store_id, basket, programme_version, quoted_by, lapses_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            returning id""";
    private static final String FIND =
            "select id, card_id, store_id, basket, lapses_at from quote where merchant_id = $1 and id = $2";

    private final MerchantReads database;

    QuoteRepository(MerchantReads database) {
        this.database = database;
    }

    Uni<Void> keep(StaffActor by, Programme programme, Quote quote) {
        Tuple row = Tuple.tuple()
                .addInteger(by.merchantId())
                .addUUID(quote.id())
                .addUUID(quote.cardId())
                .addUUID(quote.storeId())
                .addJsonObject(quote.basket())
                .addInteger(programme.version())
                .addString(by.actor().principal())
                .addOffsetDateTime(quote.lapsesAt().atOffset(ZoneOffset.UTC));
        return database.list(by, KEEP, row, kept -> kept.getUUID("id")).replaceWithVoid();
    }

    Uni<Optional<Quote>> find(InMerchant merchant, UUID quoteId) {
        return database.list(merchant, FIND, Tuple.of(merchant.merchantId(), quoteId), QuoteRepository::quote)
                .map(found -> found.stream().findFirst());
    }

    private static Quote quote(Row row) {
        return new Quote(
                row.getUUID("id"),
                row.getUUID("card_id"),
                row.getUUID("store_id"),
                row.getJsonObject("basket"),
                row.getOffsetDateTime("lapses_at").toInstant());
    }
}
