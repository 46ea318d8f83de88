package dev.lingka.merchant.programme.shape;

import dev.lingka.shared.problem.FieldError;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The sentences for values of the wrong shape. */
public final class ShapeErrors {

    private static final int WORTH_LISTING = 24;

    private ShapeErrors() {}

    /** A name that nothing here has; the name that was meant, or all that there are. */
    public static FieldError unknown(String path, String name, Collection<String> known) {
        Optional<String> meant = Likeness.nearest(name, known);
        if (meant.isPresent()) {
            return new FieldError(
                    path,
                    "UNKNOWN",
                    "there is nothing of this name here; did you mean " + meant.get() + "?",
                    "这里没有这个名称，您是不是要写 " + meant.get() + "？");
        }
        String all = String.join(", ", known.stream().limit(WORTH_LISTING).toList());
        return new FieldError(
                path, "UNKNOWN", "there is nothing of this name here; known are " + all, "这里没有这个名称，可以写的有：" + all);
    }

    static FieldError missing(String path) {
        return new FieldError(path, "REQUIRED", "must be given", "必须填写");
    }

    static FieldError choice(String path, List<String> words) {
        String all = String.join(", ", words);
        return new FieldError(path, "INVALID", "one of " + all, "只能是以下之一：" + all);
    }

    static FieldError twice(String path, String code, String first) {
        return new FieldError(
                path,
                "DUPLICATE",
                code + " stands at " + first + " already; each has a code of its own",
                code + " 已用于 " + first + "，每一项的 code 不能相同");
    }

    static FieldError list(String path) {
        return invalid(path, "a list", "应为列表");
    }

    static FieldError object(String path, Collection<String> known) {
        String all = String.join(", ", known.stream().limit(WORTH_LISTING).toList());
        return known.isEmpty()
                ? invalid(path, "an object", "应为对象")
                : invalid(path, "an object of " + all, "应为对象，可以写的有：" + all);
    }

    static FieldError plain(String path, Shape.Kind kind) {
        return switch (kind) {
            case TEXT ->
                invalid(path, "text; a number or yes as text stands in quotation marks", "应为文字；数字或 yes 作文字时要加引号");
            case WHOLE, SMALL_WHOLE -> whole(path);
            case NUMBER -> invalid(path, "a number, without quotation marks", "应为数字，不加引号");
            case YES_NO -> invalid(path, "true or false", "应为 true 或 false");
            case MOMENT -> invalid(path, "a moment as in 2026-01-31T00:00:00Z", "应为时刻，如 2026-01-31T00:00:00Z");
            case DAY -> invalid(path, "a date as in 2026-01-31", "应为日期，如 2026-01-31");
            case TIME -> invalid(path, "a time of day as in \"09:30\"", "应为时间，如 \"09:30\"");
            case LENGTH -> invalid(path, "a length of time as in PT30M or P7D", "应为时长，如 PT30M 或 P7D");
        };
    }

    private static FieldError whole(String path) {
        if (path.endsWith("Fen")) {
            return invalid(path, "a whole number of fen, as in 5000 for ¥50", "应为以分为单位的整数，如 5000 表示 ¥50");
        }
        if (path.endsWith("BasisPoints")) {
            return invalid(path, "a whole number of basis points, as in 9500 for 95%", "应为以万分之一为单位的整数，如 9500 表示 95%");
        }
        return invalid(path, "a whole number, without quotation marks and not too large", "应为整数，不加引号，且不能过大");
    }

    private static FieldError invalid(String path, String english, String chinese) {
        return new FieldError(path, "INVALID", english, chinese);
    }
}
