package dev.lingka.recharge.bill;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** @param date a day that is over, in WeChat's zone */
public record FetchBill(@NotNull LocalDate date) {}
