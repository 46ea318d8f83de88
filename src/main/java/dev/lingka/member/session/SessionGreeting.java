package dev.lingka.member.session;

import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;

/** The bean that knows what awaits somebody who signs in: cards, and the code that was scanned. */
public interface SessionGreeting {

    /**
     * Notes the visit and tells what there is.
     *
     * @param scanned a join code, or whatever else the phone brought as its scene; may be null
     */
    Uni<Greeting> greet(Actor visitor, String scanned);

    /**
     * @param hasCard whether a live card is held
     * @param storeName of the store whose code was scanned; null when none was
     */
    record Greeting(boolean hasCard, String storeId, String storeName, String joinCode) {}
}
