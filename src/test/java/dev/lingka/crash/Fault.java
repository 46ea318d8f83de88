package dev.lingka.crash;

/** Something bad that happens while the load goes on. When it returns, all parts are there and well again. */
interface Fault {

    void strike(Scene scene);

    /** What must be so before the market opens. */
    default void before(Cluster cluster) {}

    /** After the witnesses were heard. */
    default void after(Cluster cluster) {}
}
