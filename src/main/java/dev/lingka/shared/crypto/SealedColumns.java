package dev.lingka.shared.crypto;

import java.util.List;

/** A bean whose feature keeps sealed values for longer than a master key may live: the rotation seals them anew. */
public interface SealedColumns {

    List<SealedColumn> sealedColumns();
}
