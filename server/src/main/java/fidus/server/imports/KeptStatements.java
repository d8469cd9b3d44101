package fidus.server.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import fidus.contract.Refused;
import fidus.imports.ImportRecord;
import fidus.imports.Report;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads statements again from the bytes that were kept, so that what the broker said is never
/// taken from the books.
public final class KeptStatements {
    /// As many rows as stay read at most, some 40 MB; less when memory is short.
    private static final int ROWS_STAYING = 60_000;

    private static final String BUSY =
            "Other files are being read, so what the broker said cannot be read now. Nothing was"
                    + " changed; try it again in a minute.";

    private final ImportStore store = new ImportStore();
    private final BoundedReader reader;

    /// A run, its trial and both hands of its signature ask for the same files. A file is its hash,
    /// so what was read of it stays right.
    private final Cache<FileKey, Report> read =
            Caffeine.newBuilder()
                    .maximumWeight(ROWS_STAYING)
                    .weigher((FileKey _, Report report) -> report.deals().size() + 1)
                    .softValues()
                    .build();

    /// @param currency as it was said of a file that does not print one
    private record FileKey(String sha256, @Nullable Currency currency) {}

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

    /// What a file that was taken in speaks of, a bare list of deals too, as it was found when it
    /// was offered. One of before that was kept is read again; while too much else is read it may
    /// speak of any day.
    Imported told(Unit unit, ImportRecord record) {
        LocalDate kept = store.confirmedOf(unit, record).firstDay();
        if (kept != null) {
            return new Imported(record.account(), kept);
        }
        try {
            return new Imported(record.account(), firstDay(read(unit, record)));
        } catch (Refused _) {
            return new Imported(record.account(), LocalDate.EPOCH);
        }
    }

    /// The first day that a file speaks of; absent where it speaks of none.
    static @Nullable LocalDate firstDay(Report report) {
        LocalDateTime printed = report.printedAt();
        return report.deals().stream()
                .map(DealRow::serverTime)
                .min(Comparator.naturalOrder())
                .or(() -> Optional.ofNullable(printed))
                .map(LocalDateTime::toLocalDate)
                .orElse(null);
    }

    private Report read(Unit unit, ImportRecord record) {
        KeptPreview kept = store.confirmedOf(unit, record);
        return read.get(new FileKey(record.sha256(), kept.currency()), _ -> readAgain(unit, kept));
    }

    private Report readAgain(Unit unit, KeptPreview kept) {
        try {
            Path file = Files.createTempFile("fidus-statement", ".bin");
            try {
                store.write(unit, kept.id(), file);
                return reader.read(file, kept.currency(), BUSY);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A kept statement could not be read", e);
        }
    }
}
