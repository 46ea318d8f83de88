package dev.lingka.wechat.open;

import dev.lingka.wechat.Credentials;
import dev.lingka.wechat.Credentials.App;

/** One of a merchant's two apps; each has an access token of its own. */
record OwnApp(int merchantId, App app) {

    static OwnApp miniProgram(Credentials own) {
        return new OwnApp(own.merchantId(), own.miniProgram());
    }

    TokenKey key() {
        return new TokenKey(merchantId, app.appId());
    }
}
