package dev.lingka.notification.credit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What came of one dialog; WeChat asks for five templates at most. */
record TellResults(@NotNull @Size(min = 1, max = 5) List<@NotNull @Valid SubscribeResult> results) {}
