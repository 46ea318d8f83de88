package dev.lingka.wechat.pay;

/** An order that WeChat knows; the prepay id is good for two hours. */
public record Prepaid(String prepayId, PaymentParameters parameters) {}
