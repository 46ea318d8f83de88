package dev.lingka.notification.message;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.MessageClass;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Where a message came from.
 *
 * @param campaign null without one; and so on
 * @param consentDay on which the person agreed to marketing, where the merchant is; null for service
 */
record Origin(
        MessageClass messageClass,
        LocalizedText title,
        LocalizedText campaign,
        LocalizedText segment,
        String consentDay) {

    static Origin of(Row row) {
        JsonObject why = row.getJsonObject("why");
        return new Origin(
                MessageClass.of(row.getString("class")),
                LocalizedText.of(row.getJsonObject("title")),
                LocalizedText.of(why.getJsonObject("campaign")),
                LocalizedText.of(why.getJsonObject("segment")),
                row.getString("consent_day"));
    }
}
