package fidus.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import javafx.application.Platform;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The walls of the desktop. Each rule holds for all classes, and each is alive: a planted fault
/// breaks it.
class ArchitectureTest {
    private static final String BACKGROUND = "fidus.desktop.shell.Background";

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("fidus.desktop");
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("fidus.desktop.planted");

    /// Each rule under the name of the class that breaks it on purpose.
    private static final Map<String, ArchRule> RULES = rules();

    private static Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put(
                "ShowsNodesModel",
                noClasses()
                        .that()
                        .haveNameMatching(".*Model(\\$.*)?")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
                        .because("a model is tested without a window"));
        rules.put(
                "SpeaksHttp",
                noClasses()
                        .that()
                        .haveNameNotMatching("fidus\\.desktop\\.shell\\.Server(\\$.*)?")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("okhttp3..")
                        .because("there is one door to the server"));
        rules.put(
                "OwnThread",
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(BACKGROUND)
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.concurrent.Executors")
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(Thread.class)
                        .orShould()
                        .callMethod(Platform.class, "runLater", Runnable.class)
                        .because("tests replace the one place where work leaves the FX thread"));
        rules.put(
                "ScreenHelper",
                noClasses()
                        .should()
                        .haveNameMatching(
                                ".*(Manager|Utils?|Helper|Impl|Dto|DTO|Mapper|Processor|Base)$")
                        .because("such a name hides a missing noun"));
        rules.put(
                "FloatingModel",
                fields().that()
                        .areDeclaredInClassesThat()
                        .haveNameMatching(".*Model(\\$.*)?")
                        .should()
                        .notHaveRawType(double.class)
                        .andShould()
                        .notHaveRawType(float.class)
                        .because("binary floating point is no money"));
        return rules;
    }

    @TestFactory
    Stream<DynamicTest> theDesktopKeepsItsWalls() {
        return RULES.values().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(ALL)));
    }

    @TestFactory
    Stream<DynamicTest> everyWallNoticesAPlantedFault() {
        return RULES.entrySet().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getKey(),
                                        () ->
                                                assertThat(found(rule.getValue()))
                                                        .anyMatch(
                                                                detail ->
                                                                        detail.contains(
                                                                                rule.getKey()))));
    }

    private static java.util.List<String> found(ArchRule rule) {
        return rule.evaluate(PLANTED).getFailureReport().getDetails();
    }
}
