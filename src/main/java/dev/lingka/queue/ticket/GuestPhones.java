package dev.lingka.queue.ticket;

import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.crypto.SealedColumn;
import dev.lingka.shared.crypto.SealedColumns;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.database.Expired;
import dev.lingka.shared.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Keeps the phone numbers of walk-ins sealed, and no longer than the merchant says. */
@ApplicationScoped
class GuestPhones implements SealedColumns, Retention {

    private static final String TABLE = "queue_guest_phone";
    private static final String COLUMN = "phone_sealed";

    private final Vault vault;

    GuestPhones(Vault vault) {
        this.vault = vault;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn(TABLE, COLUMN, "ticket_id"));
    }

    @Override
    public List<Expired> expired() {
        return List.of(new Expired(TABLE, "expires_at < app_now()"));
    }

    /** Null for none. */
    String seal(int merchantId, UUID ticketId, PhoneNumber phone) {
        return phone == null ? null : vault.seal(phone.value(), new Vault.Place(TABLE, COLUMN, merchantId, ticketId));
    }
}
