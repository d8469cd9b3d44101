package fidus.desktop.rates;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.rates.PrepareRateFile;
import fidus.rates.RateCalls;
import fidus.rates.RateFilePreview;
import fidus.rates.ReadRateFile;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// A file of the European Central Bank's rates on its way in: chosen, shown beside what is
/// approved, sent to a second person.
final class RateFileModel {
    private final Shell shell;
    private final ReadOnlyObjectWrapper<@Nullable RateFilePreview> seen =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Path chosen;

    final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable LocalDate> to = new SimpleObjectProperty<>();
    final StringProperty currencies = new SimpleStringProperty("");
    final StringProperty reason = new SimpleStringProperty("");

    RateFileModel(Shell shell) {
        this.shell = shell;
    }

    ReadOnlyObjectProperty<@Nullable RateFilePreview> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    boolean isAllowed() {
        return shell.session().may(RateCalls.PREPARE_FILE.permission());
    }

    boolean isChosen() {
        return chosen != null;
    }

    void choose(Path file) {
        chosen = file;
        look();
    }

    /// Looks at the chosen file again, with the days and currencies that are typed by now.
    void look() {
        Path file = chosen;
        if (file == null || busy.get()) {
            return;
        }
        seen.set(null);
        var asks = new ReadRateFile(name(file), currencies(), from.get(), to.get());
        run(
                () -> shell.server().upload(RateCalls.READ_FILE, asks, file, UUID.randomUUID()),
                seen::set);
    }

    /// @param prepared told what waits
    void send(Consumer<Prepared> prepared) {
        Path file = chosen;
        RateFilePreview now = seen.get();
        if (file == null || now == null || busy.get()) {
            return;
        }
        if (now.replaces() && reason.get().strip().length() < 10) {
            problem.set(
                    Command.incomplete(
                            List.of(
                                    new Problem.Field(
                                            "reason", "Say why in at least 10 characters."))));
            return;
        }
        var asks =
                new PrepareRateFile(
                        now.fileName(),
                        now.sha256(),
                        currencies(),
                        now.from(),
                        now.to(),
                        reason.get().strip());
        run(
                () -> shell.server().upload(RateCalls.PREPARE_FILE, asks, file, UUID.randomUUID()),
                waits -> {
                    chosen = null;
                    seen.set(null);
                    reason.set("");
                    prepared.accept(waits);
                });
    }

    private <A> void run(Callable<A> work, Consumer<A> done) {
        busy.set(true);
        problem.set(null);
        shell.background()
                .run(
                        work,
                        answer -> {
                            busy.set(false);
                            done.accept(answer);
                        },
                        why -> {
                            busy.set(false);
                            problem.set(why);
                        });
    }

    private @Nullable String currencies() {
        String typed = currencies.get().strip();
        return typed.isEmpty() ? null : typed;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
