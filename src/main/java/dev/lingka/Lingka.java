package dev.lingka;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Start-up. */
@QuarkusMain
public final class Lingka {

    private Lingka() {}

    public static void main(String... args) {
        Quarkus.run(args);
    }
}
