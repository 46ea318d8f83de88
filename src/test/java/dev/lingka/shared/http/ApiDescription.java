package dev.lingka.shared.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Says in the API's description what holds for all endpoints alike: which token a path takes, that moving value needs
 * an operation key, and what a problem looks like.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String FIELD_ERROR = "FieldError";
    private static final Map<String, String> TOKENS = Map.of(
            "/api/v1/member/", "member",
            "/api/v1/staff/", "staff",
            "/api/v1/operator/", "staff");

    private final ResourceMethods methods;

    public ApiDescription(IndexView index) {
        methods = new ResourceMethods(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.setServers(List.of(OASFactory.createServer().url("/")));
        api.getComponents()
                .addSecurityScheme("member", bearer("Signed by Lingka, from POST /api/v1/member/sessions; 15 minutes."))
                .addSecurityScheme("staff", bearer("Of the identity provider, for staff, terminals and the operator."))
                .addSchema(FIELD_ERROR, fieldError())
                .addSchema(PROBLEM, problem());
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> describe(path, operation)));
    }

    private void describe(String path, Operation operation) {
        MethodInfo method = methods.of(operation.getOperationId()).orElse(null);
        operation.setSecurity(method == null || isOpen(method) ? List.of() : tokens(path));
        if (method != null && method.hasAnnotation(MovesValue.class)) {
            operation.addParameter(operationKey());
        }
        operation.getResponses().setDefaultValue(refusal());
    }

    private static List<SecurityRequirement> tokens(String path) {
        return TOKENS.entrySet().stream()
                .filter(token -> path.startsWith(token.getKey()))
                .map(token -> OASFactory.createSecurityRequirement().addScheme(token.getValue()))
                .toList();
    }

    private static boolean isOpen(MethodInfo method) {
        return method.hasAnnotation(PermitAll.class) || method.declaringClass().hasDeclaredAnnotation(PermitAll.class);
    }

    private static SecurityScheme bearer(String description) {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(description);
    }

    private static Parameter operationKey() {
        return OASFactory.createParameter()
                .name(IdempotencyFilter.HEADER)
                .in(Parameter.In.HEADER)
                .required(true)
                .description("Made by the client; the same on a retry, which then gets the same answer for 72 hours.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .pattern("^[!-~]{1,128}$"));
    }

    private static APIResponse refusal() {
        Content content = OASFactory.createContent()
                .addMediaType(
                        "application/problem+json", OASFactory.createMediaType().schema(reference(PROBLEM)));
        return OASFactory.createAPIResponse()
                .description("A problem; switch on its code.")
                .addHeader(
                        HttpHeaders.RETRY_AFTER,
                        OASFactory.createHeader()
                                .description("Seconds to wait, on 429 and 503.")
                                .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)))
                .content(content);
    }

    private static Schema problem() {
        return object("Problem details (RFC 9457); figures of the problem are further members.")
                .addProperty("type", text("urn:lingka:problem: and the code in lower case"))
                .addProperty("title", text("for the reader, in Chinese or English by Accept-Language"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("code", text("what clients switch on"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(reference(FIELD_ERROR)))
                .required(List.of("type", "title", "status", "code"));
    }

    private static Schema fieldError() {
        return object("One wrong field.")
                .addProperty("field", text("its path, as in tenders[0].amountFen"))
                .addProperty("code", text("as in REQUIRED, OUT_OF_RANGE, UNKNOWN"))
                .addProperty("message", text("what would be right"))
                .required(List.of("field", "code", "message"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }
}
