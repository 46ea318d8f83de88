package dev.lingka.notification.preference;

/** What a browser shows behind an opt-out link: one question, one button, no script, nothing to load. */
final class OptOutPage {

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
            h1{font-size:28px;margin:0}p{margin:8px 0}
            button{margin-top:24px;min-height:48px;padding:0 32px;font:inherit;border:0;border-radius:24px;
            background:#1c1b1a;color:#faf7f2}
            @media(prefers-color-scheme:dark){body{background:#171615;color:#f2efea}
            button{background:#f2efea;color:#171615}}
            </style></head><body><main>
            <h1>{merchant}</h1><p>{zh}</p><p lang="en">{en}</p>{button}
            </main></body></html>
            """;
    private static final String BUTTON =
            "<form method=\"post\"><button type=\"submit\">退订 <span lang=\"en\">Unsubscribe</span></button></form>";

    private OptOutPage() {}

    static String ask(String merchant) {
        return page(merchant, "不再接收营销消息？", "No more marketing messages?", BUTTON);
    }

    static String done(String merchant) {
        return page(merchant, "已退订，不会再收到营销消息。", "Done. You get no more marketing messages.", "");
    }

    static String unknown() {
        return page("领卡 Lingka", "此链接无效。", "This link is not valid.", "");
    }

    private static String page(String merchant, String zh, String en, String button) {
        return PAGE.replace("{zh}", zh)
                .replace("{en}", en)
                .replace("{button}", button)
                .replace("{merchant}", escaped(merchant));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
