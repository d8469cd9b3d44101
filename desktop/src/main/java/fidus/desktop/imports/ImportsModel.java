package fidus.desktop.imports;

import fidus.bank.desk.BankCalls;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.FileQueue;
import fidus.desktop.shell.Shell;
import fidus.imports.ConfirmImport;
import fidus.imports.ImportCalls;
import fidus.imports.ImportList;
import fidus.imports.ImportRecord;
import fidus.imports.LateArrivals;
import fidus.imports.OfferFile;
import fidus.imports.Preview;
import fidus.jobs.Job;
import fidus.mt5.AccountKey;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// One broker report on its way into the books: offered, shown, confirmed, followed. Several files
/// dropped together are taken one after the other. Nothing is stored before the person confirms.
public final class ImportsModel {
    private static final String BANKS = "banks";
    private final Shell shell;
    private final Fetched<ImportList> imports;
    private final Command<ConfirmImport, Job> confirm;
    private final JobWatch job;
    private final AccountChoice choice;
    private final FileQueue queue = new FileQueue();
    private final StringProperty currency = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.CHOOSE);
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable AccountKey> account = new SimpleObjectProperty<>();
    private int offers;

    /// Where the file in hand is.
    public enum Stage {
        CHOOSE,
        READING,
        PREVIEW,
        RUNNING,
        OVER
    }

    public ImportsModel(Shell shell) {
        this.shell = shell;
        this.imports = new Fetched<>(shell);
        this.confirm = new Command<>(shell, ImportCalls.CONFIRM);
        this.job = new JobWatch(shell, this::over);
        this.choice = new AccountChoice(shell);
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<ImportList> imports() {
        return imports;
    }

    public Command<ConfirmImport, Job> confirm() {
        return confirm;
    }

    public JobWatch job() {
        return job;
    }

    /// Accounts to choose from where the file names only a login.
    public AccountChoice choice() {
        return choice;
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Why the file could not even be read.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// For files that do not say their currency; empty for none.
    public StringProperty currencyProperty() {
        return currency;
    }

    public ObjectProperty<@Nullable AccountKey> accountProperty() {
        return account;
    }

    public int waitingFiles() {
        return queue.size();
    }

    public boolean mayImport() {
        return confirm.isAllowed();
    }

    /// The place in the window's navigation that offers these files.
    public static String subjectOf(List<Path> files) {
        return FileQueue.subjectOf(files);
    }

    /// @param subject from {@link #subjectOf}; anything else only reads the list again
    public void visit(String subject) {
        imports.ask(ImportCalls.LIST, new Nothing());
        List<Path> files = FileQueue.of(subject);
        if (!files.isEmpty()) {
            offer(files);
        }
    }

    /// Takes the first file in hand unless one already is; the others wait.
    public void offer(List<Path> files) {
        if (!mayImport()) {
            problem.set(
                    Problem.of(
                            Problem.Code.FORBIDDEN,
                            "Your roles do not allow importing. Nothing was sent."));
            return;
        }
        queue.add(files);
        if (stage.get() == Stage.CHOOSE) {
            nextFile();
        }
    }

    /// Reads the file in hand again, for instance with a currency typed since.
    public void readAgain() {
        Path now = file.get();
        if (now != null) {
            read(now);
        }
    }

    /// Puts the file aside and takes the next one, if any waits.
    public void discard() {
        offers++;
        file.set(null);
        preview.set(null);
        problem.set(null);
        currency.set("");
        confirm.refuse(null);
        job.forget();
        stage.set(Stage.CHOOSE);
        imports.ask(ImportCalls.LIST, new Nothing());
        nextFile();
    }

    public boolean canConfirm() {
        Preview shown = preview.get();
        return shown != null
                && shown.importable()
                && (shown.account() != null || account.get() != null);
    }

    public void confirmImport() {
        Preview shown = preview.get();
        if (shown == null || !canConfirm()) {
            return;
        }
        AccountKey chosen = shown.account() != null ? null : account.get();
        confirm.send(
                new ConfirmImport(shown.id(), chosen),
                started -> {
                    stage.set(Stage.RUNNING);
                    job.follow(started);
                });
    }

    /// What the import just followed brought after its month was closed; empty while that is not
    /// known, and when there is nothing.
    public Optional<LateArrivals> lateArrivals() {
        Job followed = job.jobProperty().get();
        ImportList known = imports.value();
        if (followed == null || known == null) {
            return Optional.empty();
        }
        String id = followed.id().value().toString();
        return known.imports().stream()
                .filter(one -> one.jobId().equals(id))
                .findFirst()
                .map(ImportRecord::lateArrivals);
    }

    private void nextFile() {
        Path next = queue.next();
        if (next != null) {
            read(next);
        }
    }

    private void read(Path chosen) {
        int mine = ++offers;
        file.set(chosen);
        preview.set(null);
        problem.set(null);
        account.set(null);
        confirm.refuse(null);
        stage.set(Stage.READING);
        String unit = currency.get().strip();
        var question =
                new OfferFile(
                        Objects.toString(chosen.getFileName(), "report"),
                        unit.isEmpty() ? null : unit);
        shell.background()
                .run(
                        () ->
                                shell.server()
                                        .upload(
                                                ImportCalls.OFFER,
                                                question,
                                                chosen,
                                                UUID.randomUUID()),
                        shown -> {
                            if (mine == offers) {
                                show(shown);
                            }
                        },
                        why -> {
                            if (mine == offers) {
                                refused(chosen, why);
                            }
                        });
    }

    /// What is no report of a broker may be a statement of a bank: its screen looks at it next.
    private void refused(Path chosen, Problem why) {
        boolean elsewhere =
                why.code() == Problem.Code.UNKNOWN_FORMAT
                        && shell.session().may(BankCalls.OFFER.permission())
                        && shell.session().may(BankCalls.ACCOUNTS.permission());
        if (elsewhere) {
            discard();
            shell.navigation().open(BANKS, FileQueue.subjectOf(List.of(chosen)));
        } else {
            problem.set(why);
            stage.set(Stage.PREVIEW);
        }
    }

    private void show(Preview shown) {
        if (shown.importable() && shown.account() == null) {
            choice.read(shown.report().claim());
        }
        preview.set(shown);
        stage.set(Stage.PREVIEW);
    }

    private void over(Job ended) {
        stage.set(Stage.OVER);
        imports.ask(ImportCalls.LIST, new Nothing());
    }
}
