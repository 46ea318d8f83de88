package dev.lingka.queue.board;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How boards are kept. */
@ConfigMapping(prefix = "lingka.queue.board")
interface BoardConfig {

    /** Streams and waiting phones of one store at one replica; more get 503 and come again. */
    @WithDefault("2500")
    int watchers();

    /** How long a watcher who finds no place is told to wait. */
    @WithDefault("PT5S")
    Duration retryAfter();

    /** From one reading of a store's board to the next at least; each ten watchers make it a millisecond longer. */
    @WithDefault("PT0.1S")
    Duration pause();

    /** A board is read anew after that long although nothing happened: programme and waiting times change too. */
    @WithDefault("PT1M")
    Duration life();

    /** A board that nobody has looked at for that long is forgotten. */
    @WithDefault("PT1M")
    Duration idle();

    /** A stream says that it is alive at least that often. */
    @WithDefault("PT15S")
    Duration beat();

    /** How long a phone waits for news; below the half minute after which proxies give up. */
    @WithDefault("PT25S")
    Duration poll();

    /** A stream of staff ends after that long and is opened again, so that what was withdrawn from them ends too. */
    @WithDefault("PT10M")
    Duration stream();

    /** How long Redis may take to pass a word on before nobody waits for it. */
    @WithDefault("PT0.2S")
    Duration bellTimeout();
}
