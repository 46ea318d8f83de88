package dev.lingka.card;

import java.util.List;

/** A page of a card's history, newest first; {@code nextCursor} is null on the last. */
record StatementPage(List<StatementLine> items, String nextCursor) {}
