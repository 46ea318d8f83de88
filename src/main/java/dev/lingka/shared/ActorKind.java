package dev.lingka.shared;

/** Who can act. The operator belongs to no merchant and is not among them. */
public enum ActorKind {
    MEMBER,
    GUEST,
    STAFF,
    TERMINAL,
    /** The system itself: WeChat's notices, jobs, reconcilers. */
    SYSTEM
}
