package dev.lingka.notification.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.notification.Channel;
import dev.lingka.notification.sms.SmsReference;
import dev.lingka.shared.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One report of {@code SmsReport} as Alibaba Cloud pushes it. Phone number, times and words are not read: we know whose
 * message it is, and what is not taken in cannot leak.
 *
 * @param bizId the {@code BizId} that {@code SendSms} answered
 * @param outId the {@code OutId} that we sent along
 * @param success whether the phone got it
 * @param errCode the carrier's code, as in {@code DELIVERED} or {@code MK:0001}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SmsReport(
        @JsonProperty("biz_id") @Schema(required = true, maxLength = 64) String bizId,
        @JsonProperty("out_id") @Schema(nullable = true) String outId,
        @Schema(required = true) Boolean success,
        @JsonProperty("err_code") @Schema(nullable = true) String errCode) {

    private static final int LONGEST_ID = 64;
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z:._-]{1,64}");

    /** What is wrong with it, by the names that the provider gives the fields. */
    List<FieldError> faults(int place) {
        List<FieldError> faults = new ArrayList<>();
        if (bizId == null || bizId.isBlank()) {
            faults.add(new FieldError("[" + place + "].biz_id", "REQUIRED", "must be given, and not blank"));
        } else if (bizId.length() > LONGEST_ID) {
            faults.add(new FieldError("[" + place + "].biz_id", "OUT_OF_RANGE", "at most 64 characters"));
        }
        if (success == null) {
            faults.add(new FieldError("[" + place + "].success", "REQUIRED", "must be given"));
        }
        return faults;
    }

    /** Empty for an SMS that is none of ours: the account may send others, too. */
    Optional<Report> report() {
        return SmsReference.of(outId)
                .map(ours -> new Report(ours.merchantId(), Channel.SMS, bizId, success, ours.messageId(), error()));
    }

    private String error() {
        return success || errCode == null || !CODE.matcher(errCode).matches() ? null : errCode;
    }
}
