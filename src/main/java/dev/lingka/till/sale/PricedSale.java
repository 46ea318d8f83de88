package dev.lingka.till.sale;

import java.util.List;

/**
 * What a sale costs, after {@link Pricing}.
 *
 * @param totalFen what the tenders must come to
 */
public record PricedSale(long totalFen, List<Tender> tenders, List<SaleLine> lines, String note) {

    public long walletFen() {
        return Tender.sum(tenders, TenderKind.WALLET);
    }
}
