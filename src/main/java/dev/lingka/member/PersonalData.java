package dev.lingka.member;

import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;

/** A bean that holds data about people and gives each person theirs (Personal Information Protection Law, art. 45). */
public interface PersonalData {

    /** The section's name in the file, as in {@code cards}. */
    String section();

    /** All that is held about this person here, as JSON can say it; nobody else's data. */
    Uni<?> of(Actor member);
}
