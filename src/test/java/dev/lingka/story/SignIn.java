package dev.lingka.story;

/** How staff, tills and the operator get their tokens. {@code owner@tea} is somebody of merchant {@code tea}. */
public interface SignIn {

    /** What the identity provider calls a person or a till in {@code sub}. */
    String subject(String name);

    /** The access token of a person who signs in. */
    String person(String name);

    /** The access token of a till, by its client credentials. */
    String terminal(String clientId);
}
