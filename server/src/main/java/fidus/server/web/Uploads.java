package fidus.server.web;

import fidus.contract.Problem;
import fidus.contract.Refused;

import io.javalin.http.Context;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Receives a file into a temporary place, counting its bytes, and removes it after the answer.
final class Uploads {
    private final long most;

    Uploads(long most) {
        this.most = most;
    }

    <A> A with(Context http, Function<Path, A> work) {
        try {
            Path file = Files.createTempFile("fidus-upload", ".bin");
            try {
                receive(http.bodyInputStream(), file);
                return work.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Upload not received", e);
        }
    }

    private void receive(InputStream in, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[65_536];
            long bytes = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
                if (bytes > most) {
                    throw Refused.because(
                            Problem.Code.TOO_LARGE,
                            "A file may have at most " + most / 1_000_000 + " MB.");
                }
                out.write(buffer, 0, n);
            }
        }
    }
}
