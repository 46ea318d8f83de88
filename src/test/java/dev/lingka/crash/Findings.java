package dev.lingka.crash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the witnesses found wrong, by the name of what it breaks: {@code lost}, {@code I8}. */
final class Findings {

    private static final int SHOWN = 5;

    private final Map<String, List<String>> byName = new TreeMap<>();

    void add(String name, String what) {
        byName.computeIfAbsent(name, any -> new ArrayList<>()).add(what);
    }

    void addAll(String name, Collection<String> what) {
        what.forEach(one -> add(name, one));
    }

    long count(String name) {
        return byName.getOrDefault(name, List.of()).size();
    }

    /** The names of what is broken. */
    List<String> broken() {
        return List.copyOf(byName.keySet());
    }

    /** Some of each, for a person. */
    void show() {
        byName.forEach((name, all) -> {
            all.stream().limit(SHOWN).forEach(one -> System.out.println("  ✗ " + name + ": " + one));
            if (all.size() > SHOWN) {
                System.out.println("  ✗ " + name + ": and " + (all.size() - SHOWN) + " more");
            }
        });
    }
}
