package dev.lingka.campaign.effect;

import java.math.BigDecimal;

/**
 * Members whose days are over.
 *
 * @param members how many
 * @param waiting how many more there are whose days are not over
 * @param returned how many of {@code members} came back in their days
 * @param spendFen what they spent in them, in fen
 * @param squares the sum of the squares of what each spent
 */
record Group(long members, long waiting, long returned, BigDecimal spendFen, BigDecimal squares) {

    static final Group NOBODY = new Group(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);
}
