package dev.lingka.shared.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Says in the API's description what is answered: with which statuses, and which members are there. An answer has all
 * its members, and null in those that may be ({@code @Schema(nullable = true)}), unless Jackson is told to leave nulls
 * out.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class AnswerDescription implements OASFilter {

    /** What the framework puts behind the name of a second type that is called so. */
    private static final Pattern NUMBER = Pattern.compile("\\d+$");

    private final ResourceMethods methods;
    private final Set<String> leavingOut;

    public AnswerDescription(IndexView index) {
        methods = new ResourceMethods(index);
        leavingOut = index.getAnnotations(JsonInclude.class).stream()
                .filter(include -> include.value().asEnum().equals(JsonInclude.Include.NON_NULL.name()))
                .flatMap(include -> place(include.target()))
                .collect(Collectors.toSet());
    }

    /** A type, or a member of one: {@code RefundAnswer}, {@code ProgrammeVersionView.document}. */
    private static Stream<String> place(AnnotationTarget target) {
        return switch (target.kind()) {
            case CLASS -> Stream.of(target.asClass().simpleName());
            case FIELD ->
                Stream.of(target.asField().declaringClass().simpleName() + "."
                        + target.asField().name());
            default -> Stream.empty();
        };
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        AskedSchemas asked = new AskedSchemas(api);
        api.getComponents().getSchemas().forEach((name, schema) -> {
            if (!asked.has(name) && schema.getProperties() != null && schema.getRequired() == null) {
                schema.setRequired(alwaysThere(name, schema));
            }
        });
        operations(api).forEach(operation -> methods.of(operation.getOperationId())
                .map(AnswerDescription::statuses)
                .filter(statuses -> !statuses.isEmpty())
                .ifPresent(statuses -> operation.setResponses(under(statuses, operation.getResponses()))));
    }

    static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().getPathItems().values().stream().flatMap(path -> path.getOperations().values().stream());
    }

    private List<String> alwaysThere(String name, Schema schema) {
        String type = NUMBER.matcher(name).replaceAll("");
        List<String> members = leavingOut.contains(type)
                ? new ArrayList<>()
                : schema.getProperties().keySet().stream()
                        .filter(member -> !leavingOut.contains(type + "." + member))
                        .toList();
        return members.isEmpty() ? null : members;
    }

    private static List<Integer> statuses(MethodInfo method) {
        if (method.hasAnnotation(ResponseStatus.class)) {
            return List.of(method.annotation(ResponseStatus.class).value().asInt());
        }
        return method.hasAnnotation(AnsweredWith.class)
                ? IntStream.of(method.annotation(AnsweredWith.class).value().asIntArray())
                        .boxed()
                        .toList()
                : List.of();
    }

    /** The good answer, which the framework describes under one status alone, under each of its own. */
    private static APIResponses under(List<Integer> statuses, APIResponses described) {
        Map<Boolean, List<Map.Entry<String, APIResponse>>> goodOrNot = described.getAPIResponses().entrySet().stream()
                .collect(Collectors.partitioningBy(answer -> answer.getKey().startsWith("2")));
        Content content = goodOrNot.get(true).get(0).getValue().getContent();
        APIResponses all = OASFactory.createAPIResponses();
        statuses.forEach(status -> all.addAPIResponse(
                Integer.toString(status),
                OASFactory.createAPIResponse()
                        .description(Status.fromStatusCode(status).getReasonPhrase())
                        .content(content)));
        goodOrNot.get(false).forEach(other -> all.addAPIResponse(other.getKey(), other.getValue()));
        return all;
    }
}
