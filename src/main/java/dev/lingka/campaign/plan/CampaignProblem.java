package dev.lingka.campaign.plan;

import dev.lingka.shared.problem.Problem;

/** What is refused about campaigns. In every case nothing was changed. */
public enum CampaignProblem implements Problem {
    /** The campaign is {@code state} by now, in which this cannot be done. */
    CAMPAIGN_STATE(409),
    /** It is not as it was when the second person was asked. */
    CAMPAIGN_CHANGED(409),
    /** Its cron names no moment any more. */
    CAMPAIGN_NEVER(409);

    private final int status;

    CampaignProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
