package dev.lingka.shared.problem;

import dev.lingka.shared.Money;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says in both languages what a value would have to be to meet the constraint that it broke. */
final class ConstraintWords {

    private static final String FEN = "Fen";
    private static final Pattern WORDS = Pattern.compile("[a-z_]+(\\|[a-z_]+)+");

    private final ConstraintViolation<?> violation;
    private final Map<String, Object> attributes;
    private final String constraint;
    private final String field;

    private ConstraintWords(ConstraintViolation<?> violation) {
        this.violation = violation;
        attributes = violation.getConstraintDescriptor().getAttributes();
        constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        field = name(violation);
    }

    static FieldError error(String path, ConstraintViolation<?> violation) {
        ConstraintWords words = new ConstraintWords(violation);
        String[] told = words.told();
        return new FieldError(path, words.code(), told[0], told[1]);
    }

    private static String name(ConstraintViolation<?> violation) {
        String name = "";
        for (jakarta.validation.Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == jakarta.validation.ElementKind.PROPERTY) {
                name = node.getName();
            }
        }
        return name;
    }

    private String code() {
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "REQUIRED";
            case "Min", "Max", "Size", "Positive", "PositiveOrZero", "Range" -> "OUT_OF_RANGE";
            default -> constraint.toUpperCase(Locale.ROOT);
        };
    }

    /** English, then Chinese; no Chinese where the code has to do. */
    private String[] told() {
        return switch (constraint) {
            case "NotNull" -> both("must be given", "必须填写");
            case "NotBlank" -> both("must be given, and not blank", "必须填写，不能是空白");
            case "NotEmpty" -> both("must have at least one entry", "至少要有一项");
            case "Positive" -> both("more than 0", "必须大于 0");
            case "PositiveOrZero" -> both("0 or more", "不能小于 0");
            case "Min", "Max" -> range();
            case "Size" -> size();
            case "Pattern" -> pattern((String) attributes.get("regexp"));
            default -> both(violation.getMessage(), null);
        };
    }

    private static String[] both(String english, String chinese) {
        return new String[] {english, chinese};
    }

    private String[] range() {
        Long least = limit(Min.class, "Min").map(Min::value).findFirst().orElse(null);
        Long most = limit(Max.class, "Max").map(Max::value).findFirst().orElse(null);
        if (least == null) {
            return both("at most " + written(most), "不能超过 " + written(most));
        }
        if (most == null) {
            return both("at least " + written(least), "不能小于 " + written(least));
        }
        return both(
                "from " + written(least) + " to " + written(most),
                "必须在 " + written(least) + " 到 " + written(most) + " 之间");
    }

    /** The limit that was broken, and the other one of the same field, so that both can be told. */
    private <A extends Annotation> Stream<A> limit(Class<A> type, String name) {
        if (constraint.equals(name)) {
            return Stream.of(type.cast(violation.getConstraintDescriptor().getAnnotation()));
        }
        Object owner = violation.getLeafBean();
        if (owner == null || !owner.getClass().isRecord()) {
            return Stream.of();
        }
        return Stream.of(owner.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(field))
                .map(RecordComponent::getAccessor)
                .flatMap(accessor -> Stream.of(accessor.getAnnotationsByType(type)));
    }

    private String written(long number) {
        return field.endsWith(FEN) ? number + " (" + Money.yuan(number) + ")" : Long.toString(number);
    }

    private String[] size() {
        Size size = (Size) violation.getConstraintDescriptor().getAnnotation();
        boolean text = violation.getInvalidValue() instanceof CharSequence;
        String english = text ? " characters" : " entries";
        String chinese = text ? " 个字符" : " 项";
        if (size.min() == 0) {
            return both("at most " + size.max() + english, "最多 " + size.max() + chinese);
        }
        if (size.max() == Integer.MAX_VALUE) {
            return both("at least " + size.min() + english, "至少 " + size.min() + chinese);
        }
        return both("from " + size.min() + " to " + size.max() + english, size.min() + " 到 " + size.max() + chinese);
    }

    private static String[] pattern(String pattern) {
        if (WORDS.matcher(pattern).matches()) {
            List<String> words = List.of(pattern.split("\\|"));
            return both("one of " + String.join(", ", words), "只能是 " + String.join("、", words) + " 之一");
        }
        return both("written like " + pattern, "格式须符合 " + pattern);
    }
}
