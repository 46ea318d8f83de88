package dev.lingka.recharge.bill;

import java.util.List;

/** A day's comparison with its differences. */
public record BillReport(BillView bill, List<DifferenceView> differences) {}
