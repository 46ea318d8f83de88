package dev.lingka.wechat.pay;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What {@code wx.requestPayment} takes. The mini-program does not pass the app id on, but it is in the signed text.
 *
 * @param timeStamp Unix seconds as text
 * @param packageVal {@code prepay_id=…}; called {@code package} in JSON, which is no name in Java
 * @param signType always {@code RSA}
 */
public record PaymentParameters(
        String appId,
        String timeStamp,
        String nonceStr,
        @JsonProperty("package") String packageVal,
        String signType,
        String paySign) {}
