package dev.lingka.campaign.segment;

import dev.lingka.shared.problem.FieldError;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a rule, each with its place in the document. */
final class RuleErrors {

    private static final int MOST = 20;

    private final List<FieldError> found = new ArrayList<>();

    List<FieldError> found() {
        return List.copyOf(found);
    }

    void add(FieldError error) {
        if (found.size() < MOST) {
            found.add(error);
        }
    }

    void missing(String path) {
        add(new FieldError(path, "REQUIRED", "must be given", "必须填写"));
    }

    void invalid(String path, String english, String chinese) {
        add(new FieldError(path, "INVALID", english, chinese));
    }

    void range(String path, long least, long most) {
        add(new FieldError(
                path,
                "OUT_OF_RANGE",
                "a whole number from " + least + " to " + most,
                "应为 " + least + " 到 " + most + " 之间的整数"));
    }

    void tooMany(String path, int most, String english, String chinese) {
        add(new FieldError(path, "OUT_OF_RANGE", "at most " + most + " " + english, "最多 " + most + " " + chinese));
    }
}
