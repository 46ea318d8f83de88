package dev.lingka.card.join;

import dev.lingka.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A code that leads people to a card and says how they came. */
@Entity
class JoinCode {

    private static final String ACTIVE = "active";

    @Id
    UUID id;

    @Column(updatable = false)
    int merchantId;

    String code;
    JoinSource source;
    String label;
    UUID storeId;

    /** Who shows it; null unless a staff member does. */
    UUID staffId;

    /** Whose friends it invites; null unless a member does. */
    UUID memberId;

    String status;
    Instant createdAt;

    protected JoinCode() {}

    /** A code of a store, on paper or with a staff member. */
    static JoinCode ofStore(int merchantId, UUID storeId, MakeJoinCode wanted, Instant now) {
        JoinCode made = new JoinCode(merchantId, wanted.source(), now);
        made.label = wanted.label() == null ? "" : wanted.label();
        made.storeId = storeId;
        made.staffId = wanted.staffId();
        return made;
    }

    /** A code by which a member brings friends. */
    static JoinCode ofFriend(int merchantId, UUID memberId, Instant now) {
        JoinCode made = new JoinCode(merchantId, JoinSource.FRIEND, now);
        made.memberId = memberId;
        return made;
    }

    private JoinCode(int merchantId, JoinSource source, Instant now) {
        id = Ids.next();
        this.merchantId = merchantId;
        code = JoinCodeText.next(merchantId);
        this.source = source;
        label = "";
        status = ACTIVE;
        createdAt = now;
    }

    boolean isActive() {
        return ACTIVE.equals(status);
    }
}
