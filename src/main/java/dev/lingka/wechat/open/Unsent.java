package dev.lingka.wechat.open;

import dev.lingka.wechat.Outage;

/** An outage before the request went out: WeChat has done nothing, and asking again doubles nothing. */
final class Unsent extends Outage {

    private static final long serialVersionUID = 1L;

    Unsent(String words) {
        super(words);
    }
}
