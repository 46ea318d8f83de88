package dev.lingka.merchant.staff;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a staff member may do, from all to reading. Also the name under which endpoints allow it. */
public enum StaffRole {
    OWNER,
    MANAGER,
    CASHIER,
    HOST,
    MARKETING,
    FINANCE,
    AUDITOR,
    /** A till's or POS's own identity; never a person's. */
    TERMINAL;

    /** The names for {@code @RolesAllowed}. */
    public static final class Name {

        public static final String OWNER = "owner";
        public static final String MANAGER = "manager";
        public static final String CASHIER = "cashier";
        public static final String HOST = "host";
        public static final String MARKETING = "marketing";
        public static final String FINANCE = "finance";
        public static final String AUDITOR = "auditor";
        public static final String TERMINAL = "terminal";
        /** Who runs the installation; no merchant's staff. */
        public static final String OPERATOR = "operator";

        private Name() {}
    }

    @JsonCreator
    public static StaffRole of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The same roles in the order in which they stand here, whatever the set; null is none. */
    public static Set<StaffRole> inOrder(Set<StaffRole> roles) {
        Set<StaffRole> ordered = EnumSet.noneOf(StaffRole.class);
        ordered.addAll(roles == null ? Set.of() : roles);
        return Collections.unmodifiableSet(ordered);
    }

    /**
     * Whether one of this role may hire, change and suspend those of the other. Owners may all people; a manager may
     * those who work under them, and neither owners nor those who watch over the money.
     */
    public boolean mayGrant(StaffRole other) {
        return switch (this) {
            case OWNER -> other != TERMINAL;
            case MANAGER -> other == CASHIER || other == HOST || other == MARKETING;
            default -> false;
        };
    }

    /** As in tables, tokens and {@code @RolesAllowed}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
