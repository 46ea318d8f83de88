package dev.lingka.shared.problem;

/**
 * One thing that can go wrong; implemented by one enum per feature. The constant's name is the {@code code} that
 * clients switch on; its texts stand in {@code problems_zh.properties} and {@code problems_en.properties} under it.
 */
public interface Problem {

    String name();

    /** The HTTP status: 400 malformed, 401 and 403 identity, 404 not there, 409 the state forbids it. */
    int status();
}
