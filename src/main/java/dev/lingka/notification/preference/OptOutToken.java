package dev.lingka.notification.preference;

import dev.lingka.shared.InMerchant;
import java.util.UUID;

/** Whose link it was; read by {@link OptOutLinks} alone. */
record OptOutToken(int merchantId, UUID memberId) implements InMerchant {}
