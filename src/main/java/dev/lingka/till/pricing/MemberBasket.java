package dev.lingka.till.pricing;

import dev.lingka.till.sale.SaleBasket;
import java.util.UUID;

/**
 * What a member buys: the basket at list prices, and how else than with money it is paid, or the quote that said so.
 */
public interface MemberBasket extends SaleBasket {

    /** May be null. */
    Wishes wishes();

    /** The price that was told; may be null. */
    UUID quoteId();
}
