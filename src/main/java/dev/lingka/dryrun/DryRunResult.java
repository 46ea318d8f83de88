package dev.lingka.dryrun;

import dev.lingka.dryrun.play.Comparison;
import java.util.List;

/**
 * The version in force beside the draft.
 *
 * @param moving members who end on another level under the draft
 * @param moves from which to which
 * @param examples some of these members, at most 20
 */
record DryRunResult(
        PlayedProgramme inForce,
        PlayedProgramme draft,
        long moving,
        List<Comparison.Move> moves,
        List<Comparison.Example> examples) {

    static DryRunResult of(PlayedProgramme inForce, PlayedProgramme draft, Comparison comparison) {
        List<Comparison.Move> moves = comparison.moves();
        return new DryRunResult(
                inForce,
                draft,
                moves.stream().mapToLong(Comparison.Move::members).sum(),
                moves,
                comparison.examples());
    }
}
