package dev.lingka.card.code;

import dev.lingka.card.CardRules;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.Vault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes card codes for phones and reads them at the till. Codes are never logged and never stored. */
@ApplicationScoped
public class CardCodeService {

    /** How far ahead a phone gets codes: so long it may be without a network. */
    static final int MINUTES_AHEAD = 20;

    private final CodeRepository codes;
    private final ScanGuard guard;
    private final ProgrammeService programmes;
    private final Vault vault;

    CardCodeService(CodeRepository codes, ScanGuard guard, ProgrammeService programmes, Vault vault) {
        this.codes = codes;
        this.guard = guard;
        this.programmes = programmes;
        this.vault = vault;
    }

    /** A code and the minute, since 1970, that it is meant for. */
    record MinuteCode(long minute, String code) {}

    /** The codes of a card for this minute and the coming ones, by the database's clock. */
    Uni<List<MinuteCode>> upcoming(InMerchant merchant, UUID cardId) {
        return codes.start(merchant, cardId).map(start -> from(permutation(merchant), start));
    }

    /**
     * Reads a code that a till scanned. Whether it was used before is decided by {@code card_code_redeem}.
     *
     * @param scanner who scanned it; a staff member or terminal that keeps bringing bad codes is shut for a while, with
     *     TERMINAL_LOCKED
     * @return empty for what is no card code, of another merchant, or not of this minute, the one before or after
     */
    public Uni<Optional<ScannedCode>> read(InMerchant scanner, String code) {
        return programmes.current(scanner).map(CardCodeService::rules).chain(rules -> guard.requireOpen(scanner, rules)
                .chain(() -> find(scanner, code))
                .call(found -> found.isPresent() ? Uni.createFrom().voidItem() : guard.bad(scanner, rules)));
    }

    private Uni<Optional<ScannedCode>> find(InMerchant merchant, String code) {
        Optional<CodePermutation.Pair> read = CardCode.read(permutation(merchant), code);
        return read.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : codes.find(merchant, read.get().codeNumber(), read.get().minute());
    }

    private static List<MinuteCode> from(CodePermutation permutation, CodeRepository.Start start) {
        List<MinuteCode> upcoming = new ArrayList<>();
        for (long minute = start.minute(); minute < start.minute() + MINUTES_AHEAD; minute++) {
            CodePermutation.Pair plain = new CodePermutation.Pair(minute, start.codeNumber());
            upcoming.add(new MinuteCode(minute, CardCode.of(permutation, plain)));
        }
        return upcoming;
    }

    private CodePermutation permutation(InMerchant merchant) {
        return new CodePermutation(vault.derive("card-code", merchant.merchantId(), "1"));
    }

    private static CardRules rules(Programme programme) {
        return programme.section(CardRules.class);
    }
}
