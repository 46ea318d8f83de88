package dev.lingka.wechat.pay;

import dev.lingka.wechat.WechatConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The HTTP client of all merchants. The SDK knows WeChat's addresses as constants, so an interceptor leads each request
 * to the configured host; signatures cover path and query only and stay good.
 */
@ApplicationScoped
class PayHost {

    private final OkHttpClient client;

    PayHost(WechatConfig config) {
        WechatConfig.Limits limits = config.pay();
        client = new OkHttpClient.Builder()
                .connectTimeout(limits.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .callTimeout(limits.callTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(limits.callTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .writeTimeout(limits.callTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .followSslRedirects(false)
                .addInterceptor(new Lead(config.payUrl()))
                .build();
    }

    OkHttpClient client() {
        return client;
    }

    private record Lead(URI target) implements Interceptor {

        @Override
        public Response intercept(Chain chain) throws IOException {
            HttpUrl url = chain.request()
                    .url()
                    .newBuilder()
                    .scheme(target.getScheme())
                    .host(target.getHost())
                    .port(target.getPort() < 0 ? HttpUrl.defaultPort(target.getScheme()) : target.getPort())
                    .build();
            return chain.proceed(chain.request().newBuilder().url(url).build());
        }
    }
}
