package dev.lingka.notification.message;

import java.util.UUID;

/** Which messages staff look for; each may be null for any. {@code source} is how it begins. */
record MessageFilter(UUID memberId, String status, String kind, String source) {}
