package dev.lingka.recharge.refund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Closing a card, with what is on it. */
public record CloseCard(@NotBlank @Size(max = 80) String reason) {}
