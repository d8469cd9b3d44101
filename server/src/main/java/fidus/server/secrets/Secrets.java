package fidus.server.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/// The folder with the keys that must not lie in the database. Each file holds lines of `id
/// value…`, the one in use first; only the owner may read it. Made at the first start.
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    public Secrets(Path folder) {
        this.folder = folder;
    }

    /// Random bytes as text that fits into a header, a file and a URL.
    public static String random(int bytes) {
        var made = new byte[bytes];
        RANDOM.nextBytes(made);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
    }

    public List<String> lines(String name, Supplier<String> firstLine) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                begin(file, firstLine.get());
            }
            narrow(file);
            return Files.readAllLines(file, US_ASCII).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Secret file not usable: " + file, e);
        }
    }

    /// Of two programs that start at once, one writes the file and both read it.
    private void begin(Path file, String line) throws IOException {
        makeFolder();
        Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            owned(draft, "rw-------");
            Files.write(draft, List.of(line), US_ASCII);
            link(file, draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void link(Path file, Path draft) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException theirs) {
            // the other program was first
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            Files.move(draft, file);
        }
    }

    private void makeFolder() throws IOException {
        Files.createDirectories(folder);
        owned(folder, "rwx------");
    }

    /// Replaces a file in one step, so that a crash leaves the old or the new one.
    public void write(String name, List<String> lines) {
        try {
            makeFolder();
            Path draft = folder.resolve(name + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft);
            owned(draft, "rw-------");
            Files.write(draft, lines, US_ASCII);
            Files.move(
                    draft,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Secret file not written: " + name, e);
        }
    }

    /// A key that others could have read is taken back into narrow rights; a key file that is not
    /// ours to narrow stops the start.
    private static void narrow(Path file) throws IOException {
        owned(file, "rw-------");
    }

    private static void owned(Path path, String rights) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
        }
    }
}
