package dev.lingka.card.join;

/** The page behind an ordinary link, for whoever opens it outside WeChat: one answer, no script, nothing to load. */
final class JoinPage {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <title>{merchant}</title>
            <style>
            :root{color-scheme:light dark}
            body{margin:0;min-height:100vh;display:grid;place-items:center;background:#faf7f2;color:#1c1b1a;
            font:16px/1.5 "PingFang SC","Noto Sans SC",system-ui,sans-serif}
            main{max-width:22rem;padding:32px 24px;text-align:center}
            h1{font-size:28px;margin:0}p{margin:8px 0}.store{color:#5f5b55}.call{margin-top:24px;font-size:20px}
            @media(prefers-color-scheme:dark){body{background:#171615;color:#f2efea}.store{color:#b7b1a8}}
            </style></head><body><main>
            <h1>{merchant}</h1><p class="store">{store}</p>
            <p class="call">{callZh}</p><p lang="en">{callEn}</p>
            </main></body></html>
            """;

    private static final String UNKNOWN_ZH = "这个码已失效，请询问店员。";
    private static final String UNKNOWN_EN = "This code is no longer in use. Please ask the staff.";

    private JoinPage() {}

    static String of(JoinPlace place) {
        String store = place.storeName() == null ? "" : place.storeName();
        return page(place.merchantName(), store, Poster.CALL_ZH, Poster.CALL_EN);
    }

    static String unknown() {
        return page("领卡 Lingka", "", UNKNOWN_ZH, UNKNOWN_EN);
    }

    private static String page(String merchant, String store, String callZh, String callEn) {
        return PAGE.replace("{callZh}", callZh)
                .replace("{callEn}", callEn)
                .replace("{store}", PosterSvg.escaped(store))
                .replace("{merchant}", PosterSvg.escaped(merchant));
    }
}
