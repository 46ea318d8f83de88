package dev.lingka.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where WeChat is and how long we wait for it. The real hosts unless set; the sandbox sets its own. */
@ConfigMapping(prefix = "lingka.wechat")
public interface WechatConfig {

    @WithDefault("https://api.weixin.qq.com")
    URI openUrl();

    @WithDefault("https://api.mch.weixin.qq.com")
    URI payUrl();

    /** This installation's address as WeChat reaches it, without a trailing slash; notices come to a path below it. */
    @WithDefault("${lingka.public-url:http://localhost:${quarkus.http.port:8080}}")
    URI publicUrl();

    /** How long a replica trusts the keys that it read, before it looks whether the operator changed them. */
    @WithDefault("PT5S")
    Duration credentialTtl();

    /** Whether delivery of virtual goods is reported; needed by some categories of mini-programs only. */
    @WithDefault("false")
    boolean uploadShipping();

    /** Whether a trade bill is refused when its lines do not add up to its totals; their rules are not documented. */
    @WithDefault("true")
    boolean checkBillTotals();

    /** How far the clock of a signed notice or push may be off. */
    @WithDefault("PT5M")
    Duration signatureAge();

    /** Notices of WeChat Pay that a replica books at the same time; below the pool's size, so that tills find room. */
    @WithDefault("8")
    int noticesAtOnce();

    Limits open();

    Limits pay();

    /** Messages by the open platform, apart from what people wait for. */
    Limits messages();

    /** Time-outs and the sizes of bulkhead and circuit breaker towards one host. */
    interface Limits {

        @WithDefault("PT2S")
        Duration connectTimeout();

        /** For one call, all of it; the circuit counts a call that takes longer as failed. */
        @WithDefault("PT6S")
        Duration callTimeout();

        /** Calls at the same time; for Pay also the number of worker threads. */
        @WithDefault("16")
        int concurrent();

        /** Calls that may wait for a place; what comes on top is turned away at once. */
        @WithDefault("32")
        int queued();

        /** Calls that the circuit breaker looks back on, and how many of them must fail to open it. */
        @WithDefault("20")
        int circuitWindow();

        @WithDefault("0.6")
        double circuitFailures();

        @WithDefault("PT5S")
        Duration circuitPause();
    }
}
