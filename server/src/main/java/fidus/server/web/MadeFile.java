package fidus.server.web;

import fidus.contract.FileTold;

import io.javalin.http.Context;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// A temporary file that answers a question; it is removed once it is sent or let go.
public record MadeFile(Path path, String type, FileTold told) implements AutoCloseable {
    /// @param fileName it is offered under
    /// @param type such as `application/zip`
    public static MadeFile of(Path path, String fileName, String type) {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            long bytes =
                    new DigestInputStream(in, sha256).transferTo(OutputStream.nullOutputStream());
            String hex = HexFormat.of().formatHex(sha256.digest());
            return new MadeFile(path, type, new FileTold(fileName, bytes, hex));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As an attachment, with its digest as RFC 9530 writes it.
    void send(Context http) {
        String sha256 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(told.sha256()));
        try {
            http.contentType(type)
                    .header(
                            "Content-Disposition",
                            "attachment; filename=\"" + told.fileName() + '"')
                    .header("Content-Length", Long.toString(told.bytes()))
                    .header("Repr-Digest", "sha-256=:" + sha256 + ":")
                    .result(Files.newInputStream(path, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }
}
