package dev.lingka.queue.board;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A table or counter.
 *
 * @param state {@code free}, {@code seated} or {@code cleaning}
 * @param ticketId the party that sits there, where a host said so
 */
public record BoardTable(String code, int seats, String state, @Schema(nullable = true) UUID ticketId) {}
