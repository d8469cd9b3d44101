package fidus.server.web;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a question brought, whole: a text or a file, which is gone once it is closed.
record Body(String text, @Nullable Path file) implements AutoCloseable {
    static final Body NONE = new Body("", null);

    static Body text(String text) {
        return new Body(text, null);
    }

    static Body file(Path file) {
        return new Body("", file);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
