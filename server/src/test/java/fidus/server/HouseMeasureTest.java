package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A file is one thought, a method fits on a screen. What is larger stands in `house/measures.tsv`
/// with its size, may only shrink, and leaves the list when it fits.
class HouseMeasureTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path ALLOWED =
            Path.of("src", "test", "resources", "house", "measures.tsv");

    /// Where nothing above could answer.
    private static final Set<String> EDGES = Set.of("Routes", "WebServer", "Jobs", "Background");

    @Test
    void nothingIsLargerThanItWasAllowedToBe() throws Exception {
        Map<String, Integer> allowed = allowed();
        Map<String, Integer> found = measured();
        found.keySet().removeIf(key -> key.startsWith("catch "));
        var grown = new TreeMap<>(found);
        grown.entrySet().removeIf(one -> one.getValue() <= allowed.getOrDefault(one.getKey(), 0));
        assertThat(lines(grown)).as("too large: divide it").isEmpty();
        var gone = new TreeMap<>(allowed);
        gone.keySet().removeAll(found.keySet());
        assertThat(lines(gone)).as("fits now: take it off the list").isEmpty();
    }

    @Test
    void everythingIsCaughtOnlyAtTheEdges() throws Exception {
        assertThat(measured().keySet())
                .filteredOn(key -> key.startsWith("catch "))
                .isNotEmpty()
                .allMatch(key -> EDGES.stream().anyMatch(edge -> isOf(key, edge)));
    }

    @Test
    void theSourcesOfAllModulesAreMeasured() throws Exception {
        assertThat(sources())
                .anyMatch(file -> file.endsWith("fidus/money/Money.java"))
                .anyMatch(file -> file.endsWith("fidus/server/Main.java"))
                .anyMatch(file -> file.endsWith("fidus/desktop/Main.java"));
    }

    @Test
    void aPlantedFaultOfEachKindIsNoticed() {
        String method = "class X {\n    int a() {\n" + "        b();\n".repeat(39) + "    }\n}\n";
        assertThat(measured(method)).isEqualTo(Map.of("method X.java#X.a", 41));
        assertThat(measured(method.replaceFirst(" {8}b\\(\\);\n", ""))).isEmpty();
        assertThat(measured("class X {\n" + "\n".repeat(299) + "}\n"))
                .isEqualTo(Map.of("file X.java", 301));
        assertThat(measured("class X { void a(int b, int c, int d, int e, int f, int g) {} }"))
                .isEqualTo(Map.of("parameters X.java#X.a", 6));
        assertThat(measured("record X(int b, int c, int d, int e, int f, int g) {}")).isEmpty();
        assertThat(measured("class X { int a = 1; { try { b(); } catch (Throwable e) {} } }"))
                .isEqualTo(Map.of("catch X.java", 1));
        assertThat(measured("class X { { try (var b = c()) {} catch (Y e) {} finally {} } }"))
                .isEmpty();
    }

    private static boolean isOf(String key, String edge) {
        return key.endsWith("/" + edge + ".java");
    }

    private static Map<String, Integer> measured(String source) {
        return SourceMeasures.of(Map.of("X.java", source));
    }

    private static Map<String, Integer> measured() throws Exception {
        var texts = new TreeMap<String, String>();
        for (Path source : sources()) {
            String name = ROOT.relativize(source).toString().replace('\\', '/');
            texts.put(name, Files.readString(source));
        }
        return SourceMeasures.of(texts);
    }

    private static List<Path> sources() throws Exception {
        try (var modules = Files.list(ROOT)) {
            var found = new ArrayList<Path>();
            for (Path main :
                    modules.map(module -> module.resolve("src/main/java"))
                            .filter(Files::isDirectory)
                            .toList()) {
                try (var files = Files.walk(main)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
                }
            }
            return found;
        }
    }

    private static Map<String, Integer> allowed() throws Exception {
        return Files.readAllLines(ALLOWED).stream()
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(line -> line[0], line -> Integer.valueOf(line[1])));
    }

    private static String lines(Map<String, Integer> sizes) {
        return sizes.entrySet().stream()
                .map(one -> one.getKey() + "\t" + one.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
