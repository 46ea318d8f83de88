package dev.lingka.recharge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A name as customers read it. */
public record LocalName(@NotBlank @Size(max = 60) String zh, @NotBlank @Size(max = 60) String en) {}
