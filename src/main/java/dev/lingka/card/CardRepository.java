package dev.lingka.card;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All SQL that reads cards. */
@ApplicationScoped
class CardRepository {

    private static final String BY_ID =
            "select " + Card.COLUMNS + " from card c where c.merchant_id = $1 and c.id = $2";

    /** Live cards first, then the newest. */
    private static final String OF_MEMBER = "select " + Card.COLUMNS
            + " from card c where c.merchant_id = $1 and c.member_id = $2 order by (c.status = 'closed'), c.created_at";

    /**
     * One statement whatever is known, so that the answer takes as long for numbers that exist as for others. A union,
     * because an {@code or} over several tables reads every card of the merchant.
     */
    private static final String IDENTIFY = "select " + Card.COLUMNS
            + """
              from card c
             where c.merchant_id = $1 and c.status <> 'closed' and c.id in (
                   select o.id from card o where o.merchant_id = $1 and o.number = $2
                   union all
                   select o.id from card o where o.merchant_id = $1 and o.member_id = $3
                   union all
                   select p.card_id from physical_card p where p.merchant_id = $1 and p.number = $4)
             order by c.created_at limit 1"""
                    .indent(1);

    /** The cards of a person, and those that were merged into them. */
    private static final String HISTORIES = "select " + Card.COLUMNS
            + """
              from card c
             where c.merchant_id = $1 and c.id in (
                   select o.id from card o where o.merchant_id = $1 and o.member_id = $2
                   union all
                   select m.id
                     from card o join card m on m.merchant_id = o.merchant_id and m.merged_into = o.id
                    where o.merchant_id = $1 and o.member_id = $2)
             order by (c.status = 'closed'), c.created_at"""
                    .indent(1);

    private static final String DOCUMENT =
            "select document_key_id, document_sealed from card_document where merchant_id = $1 and card_id = $2";

    private final MerchantReads reads;

    CardRepository(MerchantReads reads) {
        this.reads = reads;
    }

    Uni<List<Card>> byId(InMerchant merchant, UUID id) {
        return reads.list(merchant, BY_ID, Tuple.of(merchant.merchantId(), id), Card::of);
    }

    Uni<List<Card>> ofMember(InMerchant merchant, UUID memberId) {
        return reads.list(merchant, OF_MEMBER, Tuple.of(merchant.merchantId(), memberId), Card::of);
    }

    Uni<List<Card>> histories(InMerchant merchant, UUID memberId) {
        return reads.list(merchant, HISTORIES, Tuple.of(merchant.merchantId(), memberId), Card::of);
    }

    Uni<List<Card>> identify(InMerchant merchant, String number, UUID memberId, String plastic) {
        return reads.list(merchant, IDENTIFY, Tuple.of(merchant.merchantId(), number, memberId, plastic), Card::of);
    }

    /** The ID document that a card was given by, sealed. */
    record SealedDocument(UUID keyId, String number) {}

    Uni<List<SealedDocument>> document(InMerchant merchant, UUID cardId) {
        return reads.list(
                merchant,
                DOCUMENT,
                Tuple.of(merchant.merchantId(), cardId),
                row -> new SealedDocument(row.getUUID("document_key_id"), row.getString("document_sealed")));
    }
}
