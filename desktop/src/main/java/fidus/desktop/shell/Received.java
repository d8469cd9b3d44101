package fidus.desktop.shell;

import fidus.contract.FileTold;
import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// A file on its way here: under another name until it is whole and is what was sent.
final class Received implements AutoCloseable {
    private final Path into;
    private final Path part;
    private byte[] sha256 = new byte[0];
    private long bytes;

    Received(Path into) {
        this.into = into;
        part = into.resolveSibling(into.getFileName() + ".part");
    }

    /// @throws IOException when no more comes
    /// @throws Refused `BROKEN` when it cannot be written here
    void take(InputStream from) throws IOException {
        MessageDigest digest = digest();
        bytes = 0;
        byte[] some = new byte[1 << 16];
        try (OutputStream out = opened()) {
            for (int read = from.read(some); read >= 0; read = from.read(some)) {
                digest.update(some, 0, read);
                write(out, some, read);
                bytes += read;
            }
        }
        sha256 = digest.digest();
    }

    /// @param reprDigest as RFC 9530 writes it
    /// @throws Refused `BROKEN` when something else came
    void require(@Nullable String reprDigest) {
        String came = "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
        if (!came.equals(reprDigest)) {
            throw Refused.because(
                    Problem.Code.BROKEN,
                    "The file did not come as the server sent it. Nothing was saved; try again.");
        }
    }

    FileTold told(@Nullable String disposition) {
        String name = disposition == null ? "" : disposition.replaceAll(".*filename=|\"", "");
        return new FileTold(name, bytes, HexFormat.of().formatHex(sha256));
    }

    /// It takes its place.
    void keep() {
        try {
            var _ = Files.move(part, into, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable();
        }
    }

    /// What was not kept goes.
    @Override
    public void close() {
        var _ = part.toFile().delete();
    }

    private OutputStream opened() {
        try {
            return Files.newOutputStream(part);
        } catch (IOException e) {
            throw unwritable();
        }
    }

    private Refused unwritable() {
        return Refused.because(
                Problem.Code.BROKEN,
                "The file "
                        + into.getFileName()
                        + " could not be written. Choose another folder, or close it where it is"
                        + " open.");
    }

    private void write(OutputStream out, byte[] some, int length) {
        try {
            out.write(some, 0, length);
        } catch (IOException e) {
            throw unwritable();
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
