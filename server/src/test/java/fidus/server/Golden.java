package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts that must stay as they are, because programs and data of other versions rely on them. They
/// are rewritten only with `-Dgolden.write=true`, and the difference is then read by a person.
public final class Golden {
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private Golden() {}

    /// Compares byte for byte.
    ///
    /// @param file under the test resources
    public static void check(String file, String actual) {
        Path path = RESOURCES.resolve(file);
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, actual);
            }
            assertThat(path).as("golden file, written by -Dgolden.write=true").exists();
            assertThat(actual).as(file).isEqualTo(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
