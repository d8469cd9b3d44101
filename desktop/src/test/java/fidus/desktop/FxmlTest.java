package fidus.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Texts;

import javafx.fxml.FXML;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every FXML fits its class: each fx:id has its field and the other way round, each handler its
/// method, each %key its words.
class FxmlTest {
    private static final Path ROOT = Path.of("src", "main", "resources");

    @TestFactory
    Stream<DynamicTest> everyFxmlFitsItsView() throws IOException {
        return Files.walk(ROOT)
                .filter(file -> file.toString().endsWith(".fxml"))
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> fits(file)));
    }

    private static void fits(Path file) throws Exception {
        String text = Files.readString(file);
        String name = ROOT.relativize(file).toString().replace(".fxml", "").replace('/', '.');
        // not initialised: controls must not be touched before a toolkit runs
        Class<?> view =
                Class.forName(name.replace('\\', '.'), false, FxmlTest.class.getClassLoader());
        Set<String> fields =
                Arrays.stream(view.getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(FXML.class))
                        .map(Field::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found(text, "fx:id=\"(\\w+)\"")).containsAll(fields);
        Set<String> handlers =
                Arrays.stream(view.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(FXML.class))
                        .map(method -> method.getName())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found(text, "=\"#(\\w+)\"")).isEqualTo(handlers);
        assertThat(Texts.of(view).keySet()).containsAll(found(text, "=\"%([\\w.]+)\""));
        assertThat(found(text, "<fx:root type=\"(\\w+)\""))
                .containsExactly(view.getSuperclass().getSimpleName());
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult hit) -> hit.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
