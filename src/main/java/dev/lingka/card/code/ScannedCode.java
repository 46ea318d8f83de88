package dev.lingka.card.code;

import java.util.UUID;

/**
 * A card code that was read. {@code card_code_redeem} uses it up with these two, in the commit of what it pays.
 *
 * @param minute whole minutes since 1970
 */
public record ScannedCode(UUID cardId, long minute) {}
