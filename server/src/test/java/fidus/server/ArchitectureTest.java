package fidus.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The walls of the house. Each rule holds for all classes, and each is alive: a planted fault
/// breaks it.
class ArchitectureTest {
    private static final String[] DATABASE = {
        "com.mongodb..", "org.bson..", "de.bwaldvogel..", "org.h2.."
    };

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("fidus");
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("fidus.server.planted");

    private static final Map<String, ArchRule> RULES = rules();

    private static Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put(
                "SpeaksMongo",
                noClasses()
                        .that()
                        .resideOutsideOfPackages("fidus.server.mongo..", "fidus.server.embedded..")
                        .and()
                        .haveSimpleNameNotEndingWith("Store")
                        .and(notInsideStore())
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(DATABASE)
                        .because("what the database is, is known to the stores alone"));
        rules.put(
                "SpeaksJavalin",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("fidus.server.web..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..")
                        .because("HTTP is one room"));
        rules.put(
                "PublicStore",
                classes()
                        .that()
                        .haveSimpleNameEndingWith("Store")
                        .and()
                        .resideOutsideOfPackage("fidus.server.embedded..")
                        .should()
                        .notBePublic()
                        .because("a feature is entered by its door"));
        rules.put(
                "OwnThread",
                noClasses()
                        .that()
                        .resideOutsideOfPackages("fidus.server.jobs..", "fidus.server.embedded..")
                        .and()
                        .doNotHaveFullyQualifiedName("fidus.server.Main")
                        .and()
                        .resideOutsideOfPackage("fidus.server.commands..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.concurrent.Executors")
                        .orShould()
                        .callConstructor(Thread.class, Runnable.class)
                        .because(
                                "threads belong to Jobs, so that they can be watched, cancelled and"
                                        + " stopped"));
        rules.put(
                "ReadsClock",
                noClasses()
                        .should()
                        .callMethodWhere(readsTheWallClock())
                        .because("time comes from a clock that tests can set"));
        rules.put(
                "CutsDays",
                noClasses()
                        .that()
                        .resideInAPackage("fidus.server..")
                        .and()
                        .doNotHaveSimpleName("Measures")
                        .and()
                        .doNotHaveSimpleName("ReadingStore")
                        .should()
                        .callMethod(LocalDate.class, "ofInstant", Instant.class, ZoneId.class)
                        .because(
                                "a business day comes from the unit of work; only what is measured"
                                        + " by a server's clock is cut by it"));
        rules.put(
                "FloatField",
                fields().should()
                        .notHaveRawType(double.class)
                        .andShould()
                        .notHaveRawType(float.class)
                        .because("binary floating point is no money"));
        rules.put(
                "FloatAnswer",
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideOutsideOfPackage("fidus.server.embedded..")
                        .should()
                        .notHaveRawReturnType(double.class)
                        .because("binary floating point is no money"));
        rules.put(
                "WorkHelper",
                noClasses()
                        .should()
                        .haveNameMatching(
                                ".*(Manager|Utils?|Helper|Impl|Dto|DTO|Mapper|Processor)$")
                        .because("such a name hides a missing noun"));
        rules.put(
                "CatchesAll",
                codeUnits()
                        .that()
                        .areDeclaredInClassesThat(notAnEdge())
                        .should(neverCatch(Exception.class))
                        .because("only where nothing above can answer may everything be caught"));
        rules.put(
                "FeatureDirection",
                classes()
                        .should(FeatureOrder.useOnlyFeaturesBeforeThem())
                        .because("a feature can be understood without those after it"));
        return rules;
    }

    @TestFactory
    Stream<DynamicTest> theHouseKeepsItsWalls() {
        return RULES.entrySet().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getValue().getDescription(),
                                        () -> rule.getValue().check(ALL)));
    }

    @TestFactory
    Stream<DynamicTest> everyWallNoticesAPlantedFault() {
        return RULES.entrySet().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getKey(),
                                        () ->
                                                assertThat(
                                                                rule.getValue()
                                                                        .evaluate(PLANTED)
                                                                        .getFailureReport()
                                                                        .getDetails())
                                                        .as(rule.getValue().getDescription())
                                                        .anyMatch(
                                                                detail ->
                                                                        detail.contains(
                                                                                rule.getKey()))));
    }

    @TestFactory
    Stream<DynamicTest> featuresUseEachOtherInOneDirection() {
        ArchRule rule =
                slices().matching("fidus.server.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("a feature can be understood without those after it");
        ArchRule shared =
                slices().matching("fidus.(money|id|contract).(**)").should().beFreeOfCycles();
        return Stream.of(
                DynamicTest.dynamicTest("server features", () -> rule.check(ALL)),
                DynamicTest.dynamicTest(
                        "shared ground", () -> shared.allowEmptyShould(true).check(ALL)));
    }

    @TestFactory
    Stream<DynamicTest> sharedKnowsNeitherSide() {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideOutsideOfPackages("fidus.server..", "fidus.desktop..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "fidus.server..",
                                "fidus.desktop..",
                                "com.mongodb..",
                                "org.bson..",
                                "io.javalin..",
                                "javafx..")
                        .because("both programs stand on it");
        return Stream.of(DynamicTest.dynamicTest("shared", () -> rule.check(ALL)));
    }

    private static DescribedPredicate<JavaClass> notAnEdge() {
        Set<String> edges = Set.of("Routes", "WebServer", "Jobs");
        return DescribedPredicate.describe(
                "not an edge",
                type ->
                        edges.stream()
                                .noneMatch(
                                        edge ->
                                                type.getName()
                                                        .matches(".*\\." + edge + "(\\$.*)?")));
    }

    /// Only what the code says: a `finally` or a resource closed by the compiler catches Throwable,
    /// and that one is looked for in the sources.
    private static ArchCondition<JavaCodeUnit> neverCatch(Class<? extends Throwable> all) {
        return new ArchCondition<>("not catch " + all.getSimpleName()) {
            @Override
            public void check(JavaCodeUnit method, ConditionEvents events) {
                for (TryCatchBlock block : method.getTryCatchBlocks()) {
                    if (block.getCaughtThrowables().stream()
                            .anyMatch(caught -> caught.isEquivalentTo(all))) {
                        events.add(
                                SimpleConditionEvent.violated(
                                        method, method.getFullName() + " catches everything"));
                    }
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> notInsideStore() {
        return DescribedPredicate.describe(
                "not inside a store",
                type -> {
                    JavaClass outer = type;
                    while (outer.getEnclosingClass().isPresent()) {
                        outer = outer.getEnclosingClass().get();
                    }
                    return !outer.getSimpleName().endsWith("Store")
                            && !type.getName().contains("Store$");
                });
    }

    private static DescribedPredicate<JavaMethodCall> readsTheWallClock() {
        return DescribedPredicate.describe(
                "read the wall clock",
                call ->
                        call.getTarget().getName().equals("now")
                                && call.getTarget().getRawParameterTypes().isEmpty()
                                && call.getTargetOwner().getPackageName().equals("java.time"));
    }
}
