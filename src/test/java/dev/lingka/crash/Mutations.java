package dev.lingka.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The witnesses are worth something only if they see: with each mutation the run must turn red on the finding that it
 * breaks, and on nothing that does not follow from it.
 */
final class Mutations {

    private final Cluster cluster;
    private final Books books;
    private final Path built;
    private final long seed;

    Mutations(Cluster cluster, Path built, long seed) {
        this.cluster = cluster;
        this.books = new Books(cluster.postgres());
        this.built = built;
        this.seed = seed;
    }

    void prove(Mutation mutation, Figures figures, Duration each, int customers, int perSecond) {
        List<String> undo = new ArrayList<>(mutation.undo());
        mutation.edits().forEach(edit -> undo.add(books.edit(edit)));
        mutation.statements().forEach(books::run);
        if (!mutation.mistakes().isEmpty()) {
            Path mutated = cluster.folder().resolve(mutation.name());
            cluster.runs(MutatedBuild.make(mutated, built, mutation.mistakes()));
        }
        Fault fault = mutation.fault() == null ? scene -> Pause.of(each) : Faults.named(mutation.fault());
        if ("F1".equals(mutation.fault())) {
            fault = Faults.compressed("F1");
        }
        List<String> broken = Trial.run(
                cluster,
                new Trial.Plan(mutation.name(), Map.of(mutation.name(), fault), each, seed, customers, perSecond),
                new Figures());
        tell(mutation, broken, figures);
        undo.forEach(books::run);
        if (!mutation.mistakes().isEmpty()) {
            cluster.runs(built);
        }
    }

    private static void tell(Mutation mutation, List<String> broken, Figures figures) {
        List<String> others = broken.stream()
                .filter(name ->
                        !name.equals(mutation.breaks()) && !mutation.mayFollow().contains(name))
                .toList();
        System.out.println("  " + mutation.name() + " turned red: " + broken);
        figures.atLeast(
                mutation.name() + "." + mutation.breaks() + "_red",
                broken.contains(mutation.breaks()) ? 1 : 0,
                "yes",
                1);
        figures.zero(mutation.name() + ".others_red", others.size(), "findings");
    }
}
