package dev.lingka.card.physical;

import dev.lingka.shared.Ids;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.crypto.Vault;
import io.vertx.core.json.JsonObject;

/**
 * One good line of a file of plastic cards.
 *
 * @param line number in the file, the heading being 1
 * @param medium {@code magnetic}, {@code proximity} or {@code barcode}
 * @param pin null without one
 * @param phone on the old file; null without one
 */
record ImportLine(
        int line,
        PlasticNumber number,
        String medium,
        String pin,
        PhoneNumber phone,
        long principalFen,
        long bonusFen,
        long points) {

    /** As {@code physical_card_import} wants it: PIN and phone as keyed hashes alone. */
    JsonObject toArgs(Vault vault, int merchantId) {
        return new JsonObject()
                .put("id", Ids.next().toString())
                .put("line", line)
                .put("number", number.value())
                .put("medium", medium)
                .put("pinIndex", pin == null ? null : number.pinIndex(vault, merchantId, pin))
                .put("phoneIndex", phone == null ? null : phone.index(vault, merchantId))
                .put("principalFen", principalFen)
                .put("bonusFen", bonusFen)
                .put("points", points);
    }

    @Override
    public String toString() {
        return "ImportLine[line=" + line + "]";
    }
}
