package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A refusal of these kinds always concerns something that was asked, and says what.
class RefusalFieldsTest {
    private static final Pattern WITHOUT_FIELD =
            Pattern.compile(
                    "because\\(\\s*Problem\\.Code\\.(LATER_RUN_EXISTS|NOTHING_DUE|ACCOUNT_TAKEN"
                            + "|IN_INCUBATION|PRINCIPAL_LOCKED)");

    @Test
    void theRefusalsOfTheBooksNameAField() throws IOException {
        for (Path root : List.of(Path.of("src/main/java"), Path.of("../shared/src/main/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    assertThat(Files.readString(file))
                            .as(file.toString())
                            .doesNotContainPattern(WITHOUT_FIELD);
                }
            }
        }
    }
}
