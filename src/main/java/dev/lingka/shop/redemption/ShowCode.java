package dev.lingka.shop.redemption;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The code that a member shows, as scanned or typed. */
record ShowCode(@NotBlank @Size(max = 40) String code) {}
