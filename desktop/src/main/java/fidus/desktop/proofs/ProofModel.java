package fidus.desktop.proofs;

import fidus.contract.Call;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.fees.Derivation;
import fidus.proofs.ProofFile;
import fidus.proofs.ProofFormula;
import fidus.proofs.ProofLine;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One line of a run opened into what it was computed from, and the run's lines as a file.
public final class ProofModel {
    private final Shell shell;
    private final Fetched<ProofFile> file;
    private final ReadOnlyObjectWrapper<Opened> opened =
            new ReadOnlyObjectWrapper<>(Opened.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable Source<?>> source = new ReadOnlyObjectWrapper<>();
    private @Nullable Source<?> read;
    private String line = "";
    private @Nullable Derivation stored;

    /// Where lines come from.
    ///
    /// @param one asks for what the page shows
    /// @param whole asks for all lines, for the file
    /// @param name of the file, without its ending
    public record Source<Q>(Call<Q, ProofFile> call, Q one, Q whole, String name) {}

    /// A line as it is shown.
    ///
    /// @param line absent while it is on its way, and where there is none
    /// @param figures each with where it comes from
    public record Opened(@Nullable ProofLine line, List<Derivation> figures) {
        static final Opened NOTHING = new Opened(null, List.of());

        public Opened {
            figures = List.copyOf(figures);
        }
    }

    public ProofModel(Shell shell) {
        this.shell = shell;
        file = new Fetched<>(shell);
        file.valueProperty().addListener((_, _, _) -> open());
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<ProofFile> file() {
        return file;
    }

    public ReadOnlyObjectProperty<Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// What can be written to a file, null for nothing.
    public ReadOnlyObjectProperty<@Nullable Source<?>> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /// What a page is about, before a line of it is chosen.
    public void about(@Nullable Source<?> now) {
        source.set(now);
        read = null;
        line = "";
        stored = null;
        file.clear();
        open();
    }

    /// Opens a line. Its file is read once for all lines of it.
    ///
    /// @param name as the file calls the line
    /// @param known a tree the page has already, shown before the others
    public void show(Source<?> from, String name, @Nullable Derivation known) {
        line = name;
        stored = known;
        source.set(from);
        if (from.equals(read)) {
            open();
            return;
        }
        read = from;
        file.clear();
        open();
        ask(from);
    }

    private <Q> void ask(Source<Q> from) {
        file.ask(from.call(), from.one());
    }

    private void open() {
        var figures = new ArrayList<Derivation>();
        Derivation known = stored;
        if (known != null) {
            figures.add(known);
        }
        ProofLine found = found().orElse(null);
        if (found != null) {
            found.derivations().stream()
                    .filter(one -> known == null || !one.name().equals(known.name()))
                    .forEach(figures::add);
            prices(found).forEach(price -> figures.addAll(price.derivations()));
        }
        opened.set(new Opened(found, figures));
    }

    private Optional<ProofLine> found() {
        ProofFile now = file.value();
        return now == null
                ? Optional.empty()
                : now.lines().stream().filter(one -> one.line().equals(line)).findFirst();
    }

    /// How the units of a pool came to their worth, where the line is in one.
    private List<ProofLine> prices(ProofLine of) {
        ProofFile now = file.value();
        boolean inUnits =
                of.formula() == ProofFormula.LOT_SHARE || of.formula() == ProofFormula.SERIES_SHARE;
        return now == null || !inUnits
                ? List.of()
                : now.lines().stream()
                        .filter(one -> one.formula() == ProofFormula.UNIT_PRICE)
                        .toList();
    }

    /// Writes all lines, as a table where the file's name ends in `.csv`.
    public void export(Path to, Consumer<Path> done, Consumer<Problem> failed) {
        Source<?> from = source.get();
        if (from != null) {
            write(from, to, done, failed);
        }
    }

    private <Q> void write(Source<Q> from, Path to, Consumer<Path> done, Consumer<Problem> failed) {
        shell.background()
                .run(
                        () -> {
                            ProofFile whole = shell.server().call(from.call(), from.whole());
                            boolean table = to.toString().endsWith(".csv");
                            Files.writeString(
                                    to, table ? whole.csv() : Canonical.text(whole) + "\n");
                            return to;
                        },
                        done,
                        failed);
    }
}
