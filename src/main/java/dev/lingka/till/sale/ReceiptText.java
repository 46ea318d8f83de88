package dev.lingka.till.sale;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a receipt, in Chinese or English, one line of paper each. */
final class ReceiptText {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    /** The end of an id is its random part: enough for a person to tell two receipts apart. */
    private static final int NUMBER_LENGTH = 8;

    private final ResourceBundle words;
    private final List<String> lines = new ArrayList<>();

    private ReceiptText(Locale locale) {
        words = ResourceBundle.getBundle("receipt.Receipt", locale, NO_FALLBACK);
    }

    static List<String> of(JsonObject sale, Locale locale) {
        ReceiptText receipt = new ReceiptText(locale);
        receipt.head(sale);
        SaleView.objects(sale, "lines").forEach(receipt::item);
        receipt.effects(sale);
        receipt.line("total", yuan(sale.getLong("totalFen")));
        SaleView.objects(sale, "tenders").forEach(receipt::tender);
        receipt.wallet(sale);
        receipt.points(sale);
        SaleView.objects(sale, "refunds").forEach(receipt::refund);
        return List.copyOf(receipt.lines);
    }

    /** What staff and customers call a sale. */
    static String number(String saleId) {
        return saleId.substring(saleId.length() - NUMBER_LENGTH).toUpperCase(Locale.ROOT);
    }

    private void head(JsonObject sale) {
        lines.add(sale.getJsonObject("store").getString("name"));
        line("time", sale.getJsonObject("store").getString("time"));
        line("number", number(sale.getString("saleId")));
    }

    private void item(JsonObject item) {
        String quantity = new BigDecimal(item.getNumber("quantity").toString())
                .stripTrailingZeros()
                .toPlainString();
        line("item", item.getString("name"), quantity, yuan(item.getLong("amountFen")));
    }

    /** From the list price to the total. */
    private void effects(JsonObject sale) {
        List<JsonObject> effects = SaleView.objects(sale, "effects");
        if (!effects.isEmpty()) {
            line("list", yuan(sale.getLong("listFen")));
        }
        for (JsonObject effect : effects) {
            JsonObject name = effect.getJsonObject("name");
            String what =
                    name == null ? effect.getLong("points").toString() : name.getString(words.getString("language"));
            line("effect." + effect.getString("kind"), what, yuan(effect.getLong("amountFen")));
        }
    }

    private void points(JsonObject sale) {
        if (sale.getLong("pointsEarned") > 0) {
            line("points", sale.getLong("pointsEarned"));
        }
    }

    private void tender(JsonObject tender) {
        line("tender", words.getString("tender." + tender.getString("kind")), yuan(tender.getLong("amountFen")));
    }

    private void wallet(JsonObject sale) {
        if (sale.getLong("bonusFen") > 0) {
            line("split", yuan(sale.getLong("principalFen")), yuan(sale.getLong("bonusFen")));
        }
        JsonObject balance = sale.getJsonObject("balance");
        if (balance != null) {
            line("paid", yuan(sale.getLong("totalFen")), yuan(balance.getLong("totalFen")));
        }
    }

    private void refund(JsonObject refund) {
        line("refund." + refund.getString("state"), yuan(refund.getLong("amountFen")));
    }

    private void line(String key, Object... arguments) {
        lines.add(MessageFormat.format(words.getString(key), arguments));
    }

    private static String yuan(long fen) {
        return String.format(Locale.ROOT, "¥%,.2f", BigDecimal.valueOf(fen, 2));
    }
}
