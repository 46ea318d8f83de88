package dev.lingka.merchant.programme.words;

import dev.lingka.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a number counts, which the end of its field's name says. */
public enum Unit {
    FEN("Fen"),
    BASIS_POINTS("BasisPoints"),
    PERCENT("Percent"),
    POINTS("Points"),
    SECONDS("Seconds"),
    MINUTES("Minutes"),
    HOURS("Hours"),
    DAYS("Days"),
    MONTHS("Months"),
    YEARS("Years"),
    NONE("");

    private static final BigDecimal BASIS_POINTS_PER_PERCENT = BigDecimal.valueOf(100);
    private static final int DIGITS = 2;

    private final String ending;

    Unit(String ending) {
        this.ending = ending;
    }

    /** Of a field by its name, or by that of what it stands in: amounts by role are in the unit of the whole. */
    public static Unit of(List<String> names) {
        Unit own = of(names.get(names.size() - 1));
        return own == NONE && names.size() > 1 ? of(names.get(names.size() - 2)) : own;
    }

    private static Unit of(String name) {
        return Stream.of(values()).filter(unit -> unit.isOf(name)).findFirst().orElse(NONE);
    }

    private boolean isOf(String name) {
        return name.endsWith(ending) || name.equalsIgnoreCase(ending);
    }

    String written(BigDecimal number, Phrases phrases) {
        return switch (this) {
            case FEN -> Money.yuan(number.longValue());
            case BASIS_POINTS -> plain(number.divide(BASIS_POINTS_PER_PERCENT, DIGITS, RoundingMode.HALF_UP)) + "%";
            case PERCENT -> plain(number) + "%";
            case NONE -> plain(number);
            default -> phrases.say(number.compareTo(BigDecimal.ONE) == 0 ? key() + ".one" : key(), plain(number));
        };
    }

    String key() {
        return "unit." + name().toLowerCase(Locale.ROOT);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
