package dev.lingka.merchant.team;

import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps staff phones sealed, with the index under which members' phones are kept too. */
@ApplicationScoped
class StaffPhone {

    private final Vault vault;

    StaffPhone(Vault vault) {
        this.vault = vault;
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
        Vault.Place place = new Vault.Place("staff", "phone_sealed", member.merchantId, member.id);
        member.reachableAt(vault.seal(phone.value(), place), phone.index(vault, member.merchantId));
    }
}
