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
 * @param untold how many of the others would be given what is given and told nothing
 * @param costFenMost what the gifts would cost if every step reached everybody, within budget and stock, in fen
 * @param words what the steps would say
 * @param sample the first twenty members
 */
@Schema(name = "CampaignTrial")
record DryRunView(
        boolean triggered,
        long members,
        long heldOut,
        Untold untold,
        long costFenMost,
        List<Gift> gifts,
        List<Words> words,
        List<Sample> sample) {

    /**
     * Whom the campaign may not speak to today. Caps and quiet hours decide when there is something to say.
     *
     * @param noConsent who never agreed to marketing, or took it back
     * @param optedOut who agreed, and said no since
     */
    @Schema(name = "CampaignTrialUntold")
    record Untold(long noConsent, long optedOut) {}

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
