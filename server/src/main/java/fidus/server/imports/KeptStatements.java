package fidus.server.imports;

import fidus.imports.ImportRecord;
import fidus.imports.Report;
import fidus.mt5.AccountKey;
import fidus.server.mongo.Unit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Reads statements again from the bytes that were kept, so that what the broker said is never
/// taken from the books.
public final class KeptStatements {
    private final ImportStore store = new ImportStore();
    private final BoundedReader reader;

    KeptStatements(BoundedReader reader) {
        this.reader = reader;
    }

    /// A statement as its file says it.
    public record Kept(ImportRecord record, Report report) {}

    /// The statements of the account that were taken in last, newest first, each read when it is
    /// come to; bare lists of deals are none.
    public Stream<Kept> newest(Unit unit, AccountKey account) {
        return store.finished(unit, account).stream()
                .map(record -> new Kept(record, read(unit, record)))
                .filter(kept -> kept.report().kind().isStatement());
    }

    private Report read(Unit unit, ImportRecord record) {
        KeptPreview kept = store.confirmedOf(unit, record);
        try {
            Path file = Files.createTempFile("fidus-statement", ".bin");
            try {
                store.write(unit, kept.id(), file);
                return reader.read(file, kept.currency());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A kept statement could not be read", e);
        }
    }
}
