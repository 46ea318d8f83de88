package dev.lingka.till.sale;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The means that pay a part of a sale. */
public enum TenderKind {
    /** Stored value of the member's card. */
    @JsonProperty("wallet")
    WALLET,
    @JsonProperty("cash")
    CASH,
    @JsonProperty("bank_card")
    BANK_CARD,
    /** WeChat Pay taken by the store's own code, outside Lingka. */
    @JsonProperty("wechat")
    WECHAT,
    @JsonProperty("other")
    OTHER;

    /** As in tables and JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TenderKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
