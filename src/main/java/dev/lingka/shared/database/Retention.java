package dev.lingka.shared.database;

import java.util.List;

/** A bean whose feature keeps rows for some time only. Nothing that tells of money is among them. */
public interface Retention {

    /** In the order in which they go: rows that refer to others first. */
    List<Expired> expired();
}
