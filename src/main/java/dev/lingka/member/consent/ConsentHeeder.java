package dev.lingka.member.consent;

import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;

/**
 * A bean that keeps something on the ground of a consent, and lets go of it when that is withdrawn (Personal
 * Information Protection Law, art. 47). Called in the transaction of the withdrawal.
 */
public interface ConsentHeeder {

    Uni<Void> withdrawn(Actor member, Document document);
}
