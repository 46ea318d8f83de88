package dev.lingka.story;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** At the laptop's identity provider any name and any password will do, and a name is its own subject. */
final class LaptopSignIn implements SignIn {

    private final Caller identity;

    LaptopSignIn(String address) {
        identity = Caller.anonymous(address);
    }

    @Override
    public String subject(String name) {
        return name;
    }

    @Override
    public String person(String name) {
        return token("grant_type=password&client_id=lingka-console&scope=openid&password=any&username=" + encode(name));
    }

    @Override
    public String terminal(String clientId) {
        return token("grant_type=client_credentials&client_secret=any&client_id=" + encode(clientId));
    }

    private String token(String form) {
        return identity.form("/token", form).expect(200).text("access_token");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
