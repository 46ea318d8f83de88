package dev.lingka.till.sale;

import java.util.List;

/** What every request that ends in a sale says about it; fields may be null as the client left them out. */
public interface SaleBasket {

    Long totalFen();

    List<Tender> tenders();

    List<SaleLine> lines();

    String note();
}
