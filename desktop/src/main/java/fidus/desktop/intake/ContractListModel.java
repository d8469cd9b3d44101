package fidus.desktop.intake;

import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.intake.BadRows;
import fidus.intake.ContractLinePage;
import fidus.intake.ContractListCard;
import fidus.intake.ContractLists;
import fidus.intake.ContractPreview;
import fidus.intake.ContractRow;
import fidus.intake.FindContractLines;
import fidus.intake.IntakeCalls;
import fidus.intake.PrepareContracts;
import fidus.intake.ReadContracts;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/// A list of running contracts on its way in: chosen, shown contract by contract, sent to a second
/// person; and what became of earlier lists.
public final class ContractListModel {
    private static final int SHORTEST_REASON = 10;

    /// How many contracts of a list are shown.
    static final int MOST_LINES = 200;

    private final Shell shell;
    private final FileInHand<ContractRow, ContractPreview> file;
    private final Fetched<ContractLists> lists;
    private final Fetched<ContractLinePage> lines;
    private Consumer<Prepared> prepared = _ -> {};

    /// The last day before these books are responsible.
    public final ObjectProperty<@Nullable LocalDate> takenOverOn = new SimpleObjectProperty<>();

    public final StringProperty reason = new SimpleStringProperty("");

    public ContractListModel(Shell shell) {
        this.shell = shell;
        lists = new Fetched<>(shell);
        lines = new Fetched<>(shell);
        file =
                new FileInHand<>(
                        shell,
                        chosen ->
                                shell.server()
                                        .upload(
                                                IntakeCalls.READ_CONTRACTS,
                                                new ReadContracts(
                                                        FileInHand.nameOf(chosen),
                                                        Objects.requireNonNull(takenOverOn.get())),
                                                chosen,
                                                UUID.randomUUID()));
        takenOverOn.addListener(
                (_, _, now) -> {
                    if (now != null) {
                        file.lookAgain();
                    }
                });
    }

    public Shell shell() {
        return shell;
    }

    public FileInHand<ContractRow, ContractPreview> file() {
        return file;
    }

    /// Lists that were sent to a second person, and what became of them.
    public Fetched<ContractLists> lists() {
        return lists;
    }

    public Fetched<ContractLinePage> lines() {
        return lines;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public boolean mayPrepare() {
        return shell.session().may(IntakeCalls.PREPARE_CONTRACTS.permission());
    }

    public void read() {
        if (shell.session().may(IntakeCalls.CONTRACT_LISTS.permission())) {
            lists.ask(IntakeCalls.CONTRACT_LISTS, new Nothing());
        }
    }

    public void open(ContractListCard card) {
        lines.ask(
                IntakeCalls.CONTRACT_LINES,
                new FindContractLines(card.id(), card.refused() > 0, 0, MOST_LINES));
    }

    public void choose(Path chosen) {
        if (takenOverOn.get() == null) {
            file.refuse(
                    Problem.of(
                            Problem.Code.BAD_VALUE,
                            "Say the last day before these books first. Nothing was sent."));
            return;
        }
        file.look(chosen);
    }

    public void putAside() {
        file.putAside();
    }

    public void prepare() {
        ContractPreview seen = file.seenProperty().get();
        if (seen == null || !file.canBeTaken()) {
            return;
        }
        if (reason.get().strip().length() < SHORTEST_REASON) {
            file.refuse(
                    Problem.of(
                            Problem.Code.BAD_VALUE,
                            "Say in at least 10 characters where the contracts and their payments"
                                    + " are on file. Nothing was sent."));
            return;
        }
        var asks =
                new PrepareContracts(
                        seen.fileName(),
                        seen.takenOverOn(),
                        seen.sha256(),
                        file.allOrNone.get() ? BadRows.TAKE_NONE : BadRows.TAKE_THE_GOOD,
                        reason.get().strip());
        file.send(
                chosen ->
                        shell.server()
                                .upload(
                                        IntakeCalls.PREPARE_CONTRACTS,
                                        asks,
                                        chosen,
                                        UUID.randomUUID()),
                waits -> {
                    file.putAside();
                    reason.set("");
                    prepared.accept(waits);
                    read();
                });
    }
}
