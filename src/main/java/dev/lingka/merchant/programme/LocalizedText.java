package dev.lingka.merchant.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Words that customers read, Chinese first. */
public record LocalizedText(@NotBlank @Size(max = 500) String zh, @NotBlank @Size(max = 500) String en) {}
