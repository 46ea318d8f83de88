package dev.lingka.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.lingka.shared.InMerchant;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** The map of the house. */
@AnalyzeClasses(packages = "dev.lingka", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresFormNoCircle =
            slices().matching("dev.lingka.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule subFeaturesFormNoCircle =
            slices().matching("dev.lingka.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule featuresImportOnlyWhatTheMapAllows = classes().should(importOnlyAllowedFeatures());

    @ArchTest
    static final ArchRule insidesStayInside = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .haveSimpleNameEndingWith("Repository")
            .or()
            .haveSimpleNameEndingWith("Resource")
            .should(beUsedOnlyInsideTheirFeature());

    @ArchTest
    static final ArchRule transactionsBeginOnServices = methods()
            .that()
            .areAnnotatedWith(WithTransaction.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Service")
            .andShould(nameTheirMerchant())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noResourceStandsAtTheRootOfAnAudience = noClasses().should(standAtTheRootOfAnAudience());

    @ArchTest
    static final ArchRule nobodyBlocksTheEventLoop = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lingka.sandbox..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.smallrye.mutiny.groups.UniAwait");

    @ArchTest
    static final ArchRule oneThingAtATimeOnASession = noClasses()
            .that()
            .haveSimpleNameEndingWith("Service")
            .or()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.smallrye\\.mutiny\\.groups\\.Uni(Join|Combine).*");

    @ArchTest
    static final ArchRule constructorsInject = noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule businessTimeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lingka.sandbox..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now");

    @ArchTest
    static final ArchRule nobodyImportsTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lingka.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.lingka.sandbox..");

    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("dev.lingka.")
                ? name.substring("dev.lingka.".length()).split("\\.")[0]
                : "";
    }

    private static ArchCondition<JavaClass> importOnlyAllowedFeatures() {
        return new ArchCondition<>("import only the features that the map allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = feature(type);
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String to = feature(dependency.getTargetClass());
                    boolean free = to.isEmpty() || to.equals(from) || (to.equals("shared") && !from.equals("sandbox"));
                    boolean startUp = from.isEmpty();
                    if (!free
                            && !startUp
                            && !FeatureMap.ALLOWED.getOrDefault(from, Set.of()).contains(to)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> beUsedOnlyInsideTheirFeature() {
        return new ArchCondition<>("be used only inside their feature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesToSelf()) {
                    if (!feature(dependency.getOriginClass()).equals(feature(type))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /** Such a resource takes all requests below it, and whatever it does not know itself is 404. */
    private static ArchCondition<JavaClass> standAtTheRootOfAnAudience() {
        Set<String> roots = Set.of("/api/v1/member", "/api/v1/staff", "/api/v1/operator", "/api/wechat/{merchant}");
        return new ArchCondition<>("stand at the root of an audience") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean atRoot = type.isAnnotatedWith(Path.class)
                        && roots.contains(type.getAnnotationOfType(Path.class).value());
                events.add(new SimpleConditionEvent(type, atRoot, type.getName() + " stands at an audience's root"));
            }
        };
    }

    private static ArchCondition<JavaMethod> nameTheirMerchant() {
        return new ArchCondition<>("have a parameter that names the merchant") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean named =
                        method.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(InMerchant.class));
                if (!named) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " names no merchant"));
                }
            }
        };
    }
}
