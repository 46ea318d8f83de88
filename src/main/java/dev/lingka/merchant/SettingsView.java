package dev.lingka.merchant;

/**
 * A merchant's settings.
 *
 * @param code in paths and tokens; never changes
 * @param revision for {@code If-Match}
 */
public record SettingsView(String code, String name, String timeZone, String servicePhone, int revision) {

    static SettingsView of(Merchant merchant) {
        return new SettingsView(
                merchant.code, merchant.name, merchant.timeZone, merchant.servicePhone, merchant.revision);
    }
}
