package dev.lingka.notification.credit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What a person answered for one template, as {@code wx.requestSubscribeMessage} tells the phone.
 *
 * @param result {@code ban}: WeChat has banned the template; {@code filter}: dropped for one of the same title
 */
record SubscribeResult(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}") String template,
        @NotNull @Pattern(regexp = "accept|reject|ban|filter") String result) {}
