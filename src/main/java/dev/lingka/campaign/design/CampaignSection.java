package dev.lingka.campaign.design;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The section {@code campaigns} of the programme. */
@ApplicationScoped
class CampaignSection implements ProgrammeSection<CampaignRules> {

    @Override
    public String name() {
        return "campaigns";
    }

    @Override
    public Class<CampaignRules> type() {
        return CampaignRules.class;
    }

    /** A second person above ¥1,000 or 1,000 members; a tenth is left alone; a month tells. */
    @Override
    public CampaignRules defaults() {
        return new CampaignRules(100_000, 1_000, 1_000, 30);
    }

    @Override
    public List<FieldError> validate(CampaignRules rules, String path) {
        return List.of();
    }
}
