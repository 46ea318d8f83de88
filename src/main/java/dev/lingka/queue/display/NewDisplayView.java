package dev.lingka.queue.display;

import java.util.UUID;

/**
 * A display that was just made.
 *
 * @param token its secret, told this once and kept nowhere
 * @param link what the screen opens
 */
record NewDisplayView(UUID id, String name, String token, String link) {

    @Override
    public String toString() {
        return "NewDisplayView[id=" + id + "]";
    }
}
