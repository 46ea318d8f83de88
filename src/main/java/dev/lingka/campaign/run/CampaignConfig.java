package dev.lingka.campaign.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the steps of campaigns are done. */
@ConfigMapping(prefix = "lingka.campaign")
interface CampaignConfig {

    /** Members of one commit: some tenths of a second, in which the run and the stock of its coupons are held. */
    @WithDefault("200")
    int batch();
}
