package dev.lingka.campaign.segment;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a member is in a segment, or is not.
 *
 * @param in whether the member is in
 * @param says the same in one sentence, in the reader's language
 */
record ExplanationView(UUID memberId, boolean in, String says, List<MetCondition> conditions) {

    /**
     * One condition.
     *
     * @param path its place in the rule, as in {@code rule.all[0].spendFen}
     * @param says what it asks
     * @param holds whether the member meets it
     * @param found what is there, as people read it; null where it is personal data, or for conditions on others
     */
    record MetCondition(String path, String says, boolean holds, @Schema(nullable = true) String found) {}
}
