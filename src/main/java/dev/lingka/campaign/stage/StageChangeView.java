package dev.lingka.campaign.stage;

import java.time.LocalDate;

/** On that day a member came from one stage to another. */
record StageChangeView(LocalDate day, String from, String to) {}
