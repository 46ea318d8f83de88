package dev.lingka.campaign.run;

import dev.lingka.campaign.design.Design;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.message.Media;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a campaign would do if it began now. Nothing was done.
 *
 * @param triggered members join by what happens to them: nobody is in it yet
 * @param members who would be in it
 * @param heldOut how many of them would be left alone
 * @param costFenMost what the gifts would cost if every step reached everybody, within the budget, in fen
 * @param words what the steps would say
 * @param sample the first twenty members
 */
@Schema(name = "CampaignTrial")
record DryRunView(
        boolean triggered,
        long members,
        long heldOut,
        long costFenMost,
        List<Gift> gifts,
        List<Words> words,
        List<Sample> sample) {

    /**
     * So many members would get that at most.
     *
     * @param coupon a template; null for points alone
     */
    record Gift(String step, @Schema(nullable = true) String coupon, long members) {}

    /** What a step would say, before the name of the coupon is put in; its media may be empty. */
    @Schema(name = "CampaignTrialWords")
    record Words(String step, LocalizedText title, LocalizedText text, List<Media> media) {

        static List<Words> of(Design design) {
            return design.steps().stream()
                    .filter(step -> step.says() != null)
                    .map(step -> new Words(
                            step.code(),
                            step.says().title(),
                            step.says().text(),
                            step.says().shown()))
                    .toList();
        }
    }

    /**
     * One member, and why this one.
     *
     * @param coupons that the steps would give, in their order
     */
    record Sample(
            UUID memberId,
            boolean heldOut,
            String stage,
            @Schema(nullable = true) LocalDate lastVisit,
            long visits,
            List<String> coupons) {}
}
