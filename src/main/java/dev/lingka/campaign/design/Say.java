package dev.lingka.campaign.design;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.message.Media;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/**
 * What a member is told, in the inbox and on other channels. Subscribe and template messages carry no advertising
 * (WeChat's rule), so they are not among them.
 *
 * @param title at most 40 characters
 * @param text {@code {coupon}} in it is the name of the coupon that the step gives
 * @param page of the mini-program, null for none
 * @param channels tried in this order; null for the inbox alone
 * @param sms where {@code sms} is a channel
 * @param media pictures, sounds and films by reference; null for words alone. By {@code mass} and {@code service} the
 *     first one that WeChat's official account has goes in place of the words
 */
public record Say(
        @NotNull @Valid LocalizedText title,
        @NotNull @Valid LocalizedText text,
        @Size(min = 1, max = 200) @Pattern(regexp = "\\S+") String page,
        @Size(min = 1, max = 4) List<@NotNull @Pattern(regexp = "sms|mass|service|email") String> channels,
        @Valid Sms sms,
        @Size(min = 1, max = 4) List<@NotNull @Valid Media> media) {

    static final int TITLE = 40;

    /** What is shown beside the words; empty for nothing. */
    public List<Media> shown() {
        return media == null ? List.of() : media;
    }

    boolean goesByWechat() {
        return channels != null && (channels.contains("mass") || channels.contains("service"));
    }

    /** A text message as the provider knows it. */
    public record Sms(
            @NotNull @Size(min = 1, max = 40) @Pattern(regexp = "\\S+") String template,
            @Size(max = 10) Map<@NotNull @Size(min = 1, max = 40) String, @NotNull @Size(max = 100) String> params) {}
}
