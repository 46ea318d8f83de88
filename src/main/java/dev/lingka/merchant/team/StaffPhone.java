package dev.lingka.merchant.team;

import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.crypto.SealedColumn;
import dev.lingka.shared.crypto.SealedColumns;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps staff phones sealed, with the index under which members' phones are kept too. */
@ApplicationScoped
class StaffPhone implements SealedColumns {

    private static final String TABLE = "staff";
    private static final String COLUMN = "phone_sealed";

    private final Vault vault;

    StaffPhone(Vault vault) {
        this.vault = vault;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn(TABLE, COLUMN, "id"));
    }

    /**
     * Seals and indexes.
     *
     * @param text null changes nothing, an empty text forgets the phone
     */
    void keep(StaffMember member, String text) {
        if (text == null) {
            return;
        }
        if (text.isBlank()) {
            member.reachableAt(null, null);
            return;
        }
        PhoneNumber phone = PhoneNumber.read(text)
                .orElseThrow(() -> ProblemException.invalid("phone", "INVALID", "a phone number"));
        Vault.Place place = new Vault.Place(TABLE, COLUMN, member.merchantId, member.id);
        member.reachableAt(vault.seal(phone.value(), place), phone.index(vault, member.merchantId));
    }
}
