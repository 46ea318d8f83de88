package dev.lingka.till.pricing;

import dev.lingka.till.sale.EffectKind;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which effects may be had together. */
final class Combinations {

    private Combinations() {}

    /**
     * The largest sets of effects that hold no excluded pair; all effects when nothing excludes anything. Those that
     * keep the earlier effects come first.
     *
     * @param exclude pairs
     */
    static List<Set<EffectKind>> of(List<List<EffectKind>> exclude) {
        Set<Set<EffectKind>> sets = Set.of(EnumSet.allOf(EffectKind.class));
        for (List<EffectKind> pair : exclude) {
            sets = sets.stream()
                    .flatMap(set ->
                            set.containsAll(pair) ? pair.stream().map(left -> without(set, left)) : Stream.of(set))
                    .collect(Collectors.toSet());
        }
        return largest(sets).sorted(Comparator.comparing(Combinations::rank)).toList();
    }

    /** As letters, so that the set with the earlier effect sorts first. */
    private static String rank(Set<EffectKind> set) {
        return Stream.of(EffectKind.values())
                .map(kind -> set.contains(kind) ? "a" : "b")
                .collect(Collectors.joining());
    }

    private static Set<EffectKind> without(Set<EffectKind> set, EffectKind left) {
        Set<EffectKind> rest = EnumSet.copyOf(set);
        rest.remove(left);
        return rest;
    }

    private static Stream<Set<EffectKind>> largest(Set<Set<EffectKind>> sets) {
        return sets.stream()
                .filter(set -> sets.stream().noneMatch(other -> other.size() > set.size() && other.containsAll(set)));
    }
}
