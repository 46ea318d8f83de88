package dev.lingka.campaign.task;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A task was done.
 *
 * @param note what came of it, as in "comes on Friday"
 */
record DoneTask(@NotBlank @Size(max = 200) String note) {}
