package fidus.desktop.fees;

import fidus.approvals.Prepared;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.AccountInput;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeLine;
import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunPage;
import fidus.fees.runs.ReverseFeeRun;
import fidus.fees.runs.WithdrawFeeRun;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One run: its lines and where each figure comes from, and what a person may do with it.
public final class FeeRunModel {
    private final Shell shell;
    private final Fetched<FeeRunPage> page;
    private final Command<AboutFeeRun, Prepared> approve;
    private final Command<AboutFeeRun, FeeRun> post;
    private final Command<ReverseFeeRun, Prepared> reverse;
    private final Command<WithdrawFeeRun, Prepared> withdraw;
    private Consumer<Prepared> prepared = _ -> {};
    private @Nullable FeeRunId id;

    /// A line and the mandate it belongs to.
    record Row(FeePart part, FeeLine line) {
        String whose() {
            return line.account() == null ? "" : line.account().toString();
        }
    }

    /// An account of a mandate as it entered the fee.
    record Input(FeePart part, AccountInput account) {}

    public FeeRunModel(Shell shell) {
        this.shell = shell;
        page = new Fetched<>(shell);
        approve = new Command<>(shell, FeeCalls.APPROVE);
        post = new Command<>(shell, FeeCalls.POST);
        reverse = new Command<>(shell, FeeCalls.REVERSE);
        withdraw = new Command<>(shell, FeeCalls.WITHDRAW);
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<FeeRunPage> page() {
        return page;
    }

    public Command<AboutFeeRun, Prepared> approve() {
        return approve;
    }

    public Command<AboutFeeRun, FeeRun> post() {
        return post;
    }

    public Command<ReverseFeeRun, Prepared> reverse() {
        return reverse;
    }

    public Command<WithdrawFeeRun, Prepared> withdraw() {
        return withdraw;
    }

    /// Told when something waits for a second person.
    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public void open(FeeRunId wanted) {
        if (!wanted.equals(id)) {
            page.clear();
        }
        id = wanted;
        read();
    }

    public void read() {
        FeeRunId wanted = id;
        if (wanted != null) {
            page.ask(FeeCalls.RUN, new AboutFeeRun(wanted));
        }
    }

    public void askApproval() {
        FeeRunId wanted = id;
        if (wanted != null) {
            approve.send(new AboutFeeRun(wanted), this::waiting);
        }
    }

    public void askReversal(String reason) {
        FeeRunId wanted = id;
        if (wanted != null) {
            reverse.send(new ReverseFeeRun(wanted, reason), this::waiting);
        }
    }

    public void askWithdrawal(String reason) {
        FeeRunId wanted = id;
        if (wanted != null) {
            withdraw.send(new WithdrawFeeRun(wanted, reason), this::waiting);
        }
    }

    public void postNow() {
        FeeRunId wanted = id;
        if (wanted != null) {
            post.send(new AboutFeeRun(wanted), _ -> read());
        }
    }

    /// Writes the file with which anybody can compute this run again, as a table where its name
    /// ends in `.csv`.
    public void export(Path file, Consumer<Path> done, Consumer<Problem> failed) {
        FeeRunId wanted = id;
        if (wanted != null) {
            shell.background()
                    .run(
                            () -> {
                                Files.writeString(file, written(wanted, file));
                                return file;
                            },
                            done,
                            failed);
        }
    }

    private String written(FeeRunId wanted, Path file) {
        var about = new AboutFeeRun(wanted);
        return file.toString().endsWith(".csv")
                ? shell.server().call(FeeCalls.TABLE, about).csv()
                : Canonical.text(shell.server().call(FeeCalls.FILE, about)) + "\n";
    }

    static List<Row> rows(FeeRunPage page) {
        List<Row> rows = new ArrayList<>();
        for (FeePart part : page.run().parts()) {
            part.lines().forEach(line -> rows.add(new Row(part, line)));
        }
        return rows;
    }

    static List<Input> inputs(FeeRunPage page) {
        List<Input> inputs = new ArrayList<>();
        for (FeePart part : page.run().parts()) {
            part.inputs().accounts().forEach(account -> inputs.add(new Input(part, account)));
        }
        return inputs;
    }

    private void waiting(Prepared now) {
        read();
        prepared.accept(now);
    }
}
