package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

@DisplayName("The list of OWASP ASVS 5.0.0 says which test shows what, and what is missing")
class AsvsTest {
    private static final Path HOUSE = Path.of("..");
    private static final Set<String> STATES = Set.of("met", "missing", "not applicable");

    private static List<Row> rows = List.of();

    private record Row(String requirement, int level, String state, String shownBy, String note) {}

    @BeforeAll
    static void read() throws IOException {
        rows =
                Files.readAllLines(HOUSE.resolve("docs/asvs.csv")).stream()
                        .skip(1)
                        .map(AsvsTest::row)
                        .toList();
    }

    @Test
    void everyRequirementOfTheFirstTwoLevelsHasOneRow() {
        assertThat(rows).extracting(Row::requirement).doesNotHaveDuplicates();
        assertThat(rows).filteredOn(row -> row.level == 1).hasSize(70);
        assertThat(rows).filteredOn(row -> row.level == 2).hasSize(183);
        assertThat(rows).extracting(Row::state).isSubsetOf(STATES);
    }

    @Test
    void whatIsMetNamesATestThatIsThere() {
        assertThat(rows)
                .filteredOn(row -> row.state.equals("met"))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row.shownBy).as(row.requirement).matches(this::isTest));
    }

    @Test
    void whatIsNotMetSaysWhy() {
        assertThat(rows)
                .filteredOn(row -> !row.state.equals("met"))
                .allSatisfy(row -> assertThat(row.note).as(row.requirement).isNotBlank())
                .allSatisfy(row -> assertThat(row.shownBy).as(row.requirement).isEmpty());
    }

    private boolean isTest(String name) {
        String file = "src/test/java/" + name.replace('.', '/') + ".java";
        return Stream.of("shared", "server", "desktop")
                .anyMatch(module -> Files.exists(HOUSE.resolve(module).resolve(file)));
    }

    /// Fields may stand in double quotes, in which two of them are one.
    private static Row row(String line) {
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        assertThat(fields).as(line).hasSize(5);
        return new Row(
                fields.get(0),
                Integer.parseInt(fields.get(1)),
                fields.get(2),
                fields.get(3),
                fields.get(4));
    }
}
