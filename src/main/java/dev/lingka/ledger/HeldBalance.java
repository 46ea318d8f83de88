package dev.lingka.ledger;

import java.util.UUID;

/** The card that a person holds, and what is on it. */
public record HeldBalance(UUID cardId, Balance balance) {}
