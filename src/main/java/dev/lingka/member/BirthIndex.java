package dev.lingka.member;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;

/** Keyed indexes by which people with a birthday are found, though the birthday itself is sealed. */
@ApplicationScoped
public class BirthIndex {

    private static final String DAY = "birth-day";
    private static final String MONTH = "birth-month";
    private static final String YEAR = "birth-year";

    private final Vault vault;

    BirthIndex(Vault vault) {
        this.vault = vault;
    }

    /** Of all who were born on this day of some year. */
    public String of(InMerchant merchant, MonthDay day) {
        return vault.index(merchant.merchantId(), DAY, day.toString());
    }

    /** Of all who were born in this month of some year. */
    public String of(InMerchant merchant, Month month) {
        return vault.index(merchant.merchantId(), MONTH, month.name());
    }

    /** Of all who were born in this year. */
    public String of(InMerchant merchant, Year year) {
        return vault.index(merchant.merchantId(), YEAR, year.toString());
    }

    /** Null where the birthday is not told. */
    String ofYear(InMerchant merchant, LocalDate birthday) {
        return birthday == null ? null : of(merchant, Year.from(birthday));
    }

    /** Null where the birthday is not told. */
    String ofDay(InMerchant merchant, LocalDate birthday) {
        return birthday == null ? null : of(merchant, MonthDay.from(birthday));
    }

    /** Null where the birthday is not told. */
    String ofMonth(InMerchant merchant, LocalDate birthday) {
        return birthday == null ? null : of(merchant, birthday.getMonth());
    }
}
