package dev.lingka.notification.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.MessageClass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message as who it is for reads it, in both languages.
 *
 * @param page of the mini-program that it opens; null for none
 * @param plannedAt since when it stands in the inbox
 */
record MessageView(
        UUID id,
        @JsonProperty("class") MessageClass messageClass,
        String kind,
        LocalizedText title,
        LocalizedText text,
        @Schema(nullable = true) String page,
        List<Media> media,
        Instant plannedAt,
        boolean read,
        boolean clicked) {}
