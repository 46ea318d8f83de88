package dev.lingka.merchant.store;

import java.time.Instant;
import java.util.UUID;

/** A terminal as staff see it. */
record TerminalView(
        UUID id,
        UUID storeId,
        String name,
        String clientId,
        long chargeLimitFen,
        String status,
        int revision,
        Instant createdAt) {

    static TerminalView of(Terminal terminal) {
        return new TerminalView(
                terminal.id,
                terminal.storeId,
                terminal.name,
                terminal.clientId,
                terminal.chargeLimitFen,
                terminal.status.text(),
                terminal.revision,
                terminal.createdAt);
    }
}
