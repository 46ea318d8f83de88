package dev.lingka.till;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lingka.till.request.ChargeRequestView;
import dev.lingka.till.sale.SaleView;

/**
 * What came of a charge: a sale, or a question to the member when the amount is above the programme's limit.
 *
 * @param state {@code charged} or {@code waiting}
 * @param sale with state charged
 * @param chargeRequest with state waiting
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChargeAnswer(String state, SaleView sale, ChargeRequestView chargeRequest) {

    static ChargeAnswer charged(SaleView sale) {
        return new ChargeAnswer("charged", sale, null);
    }

    static ChargeAnswer waiting(ChargeRequestView request) {
        return new ChargeAnswer("waiting", null, request);
    }
}
