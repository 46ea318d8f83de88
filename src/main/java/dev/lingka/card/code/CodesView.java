package dev.lingka.card.code;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The codes of the coming minutes. The phone keeps them and picks by the monotonic time since it fetched them, so that
 * its own clock may be wrong.
 *
 * @param serverTime when this answer was made
 */
record CodesView(UUID cardId, Instant serverTime, List<Code> codes) {

    private static final int GROUP = 4;

    /**
     * A code of one minute.
     *
     * @param validFrom start of the minute it is meant for
     * @param code 18 digits
     * @param grouped the same, to be read out
     * @param barcode Code 128 as SVG
     * @param qr QR code as SVG
     */
    record Code(Instant validFrom, Instant validUntil, String code, String grouped, String barcode, String qr) {

        static Code of(CardCodeService.MinuteCode code) {
            Instant from = Instant.EPOCH.plus(Duration.ofMinutes(code.minute()));
            return new Code(
                    from,
                    from.plus(Duration.ofMinutes(1)),
                    code.code(),
                    code.code().replaceAll("(.{" + GROUP + "})(?=.)", "$1 "),
                    CodePicture.barcode(code.code()),
                    CodePicture.qr(code.code()));
        }

        @Override
        public String toString() {
            return "Code[validFrom=" + validFrom + "]";
        }
    }

    static CodesView of(UUID cardId, Instant serverTime, List<CardCodeService.MinuteCode> codes) {
        return new CodesView(cardId, serverTime, codes.stream().map(Code::of).toList());
    }
}
