package dev.lingka.shared.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** The methods behind the operations of the API's description. */
final class ResourceMethods {

    private final Map<String, MethodInfo> methods = new HashMap<>();

    ResourceMethods(IndexView index) {
        for (AnnotationInstance path : index.getAnnotations(jakarta.ws.rs.Path.class)) {
            AnnotationTarget target = path.target();
            ClassInfo resource = target.kind() == AnnotationTarget.Kind.CLASS
                    ? target.asClass()
                    : target.asMethod().declaringClass();
            resource.methods().forEach(method -> methods.put(id(method), method));
        }
    }

    private static String id(MethodInfo method) {
        return method.declaringClass().name().withoutPackagePrefix() + "_" + method.name();
    }

    Optional<MethodInfo> of(String operationId) {
        return Optional.ofNullable(methods.get(operationId));
    }
}
