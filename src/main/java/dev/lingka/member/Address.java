package dev.lingka.member;

import dev.lingka.shared.crypto.PhoneNumber;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a person is reached. Sealed until a part of it is asked for, and never in a text.
 *
 * @param merchantCode of the merchant whose person it is
 * @param email what the person answered to the merchant's own question {@code email}, if it looks like one
 */
public record Address(
        String merchantCode,
        Supplier<Optional<String>> miniProgram,
        Supplier<Optional<String>> officialAccount,
        Supplier<Optional<PhoneNumber>> phone,
        Supplier<Optional<String>> email) {

    @Override
    public String toString() {
        return "Address[…]";
    }
}
