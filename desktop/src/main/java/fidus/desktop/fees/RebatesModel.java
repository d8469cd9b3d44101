package fidus.desktop.fees;

import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.imports.JobWatch;
import fidus.desktop.proofs.ProofModel;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.fees.runs.FeeStep;
import fidus.jobs.Job;
import fidus.proofs.RebateProofs;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.AgreementList;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.CheckRow;
import fidus.rebates.FindRebateRuns;
import fidus.rebates.PrepareRebates;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateLine;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunId;
import fidus.rebates.RebateRunList;
import fidus.rebates.ReverseRebates;
import fidus.rebates.RowCheck;
import fidus.rebates.StartRebates;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What brokers owe per month, what was agreed with them, and the run that is open.
public final class RebatesModel {
    private final Shell shell;
    private final Fetched<RebateRunList> runs;
    private final Fetched<RebateRun> run;
    private final Fetched<AgreementList> agreements;
    private final Command<PrepareRebates, RebateRun> compute;
    private final Command<CheckRow, RebateRun> check;
    private final Command<AboutRebateRun, RebateRun> post;
    private final Command<AboutRebateRun, Prepared> approve;
    private final Command<ReverseRebates, Prepared> reverse;
    private final BrokerRatesModel rates;
    private final RebateReceiptsModel receipts;
    private Consumer<Prepared> prepared = _ -> {};
    private final ProofModel proof;
    private final Command<StartRebates, Job> start;
    private final JobWatch watch;
    private @Nullable RebateRunId open;

    public RebatesModel(Shell shell) {
        this.shell = shell;
        runs = new Fetched<>(shell);
        run = new Fetched<>(shell);
        agreements = new Fetched<>(shell);
        compute = new Command<>(shell, RebateCalls.PREPARE);
        check = new Command<>(shell, RebateCalls.CHECK);
        post = new Command<>(shell, RebateCalls.POST);
        approve = new Command<>(shell, RebateCalls.APPROVE);
        reverse = new Command<>(shell, RebateCalls.REVERSE);
        rates = new BrokerRatesModel(shell, agreements, this::waiting);
        receipts = new RebateReceiptsModel(shell, run, this::waiting);
        proof = new ProofModel(shell);
        start = new Command<>(shell, RebateCalls.START);
        watch = new JobWatch(shell, _ -> read());
        run.valueProperty().addListener((_, _, now) -> proof.about(RunProofs.of(now)));
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<RebateRunList> runs() {
        return runs;
    }

    public Fetched<RebateRun> run() {
        return run;
    }

    /// What came for the open run.
    RebateReceiptsModel receipts() {
        return receipts;
    }

    public Fetched<AgreementList> agreements() {
        return agreements;
    }

    /// What brokers are to pay.
    BrokerRatesModel rates() {
        return rates;
    }

    /// With whom rates were agreed, by name.
    static List<String> brokers(@Nullable AgreementList list) {
        return list == null
                ? List.of()
                : list.agreements().stream().map(BrokerAgreement::broker).toList();
    }

    /// Where the figures of the open run come from.
    public ProofModel proof() {
        return proof;
    }

    /// Opens a row of the open run; null for none.
    void derive(@Nullable RebateLine line) {
        var from = RunProofs.of(run.value());
        if (line != null && from != null) {
            proof.show(from, RebateProofs.name(line.row()), null);
        }
    }

    /// Everything a person can send from this page.
    public List<Command<?, ?>> commands() {
        List<Command<?, ?>> all = new ArrayList<>(receipts.commands());
        all.addAll(List.of(compute, start, check, post, approve, reverse));
        return all;
    }

    public boolean mayPrepare() {
        return compute.isAllowed();
    }

    /// Told when something waits for a second person.
    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public void read() {
        runs.ask(RebateCalls.RUNS, new FindRebateRuns(null));
        agreements.ask(RebateCalls.AGREEMENTS, new Nothing());
        RebateRunId wanted = open;
        if (wanted != null) {
            one(wanted);
        }
    }

    public void open(@Nullable RebateRunId id) {
        if (id != null && !id.equals(open)) {
            open = id;
            run.clear();
            receipts.clear();
            one(id);
        }
    }

    private void one(RebateRunId id) {
        run.ask(RebateCalls.RUN, new AboutRebateRun(id));
        receipts.read(id);
    }

    /// How far the work on all brokers is.
    public JobWatch watch() {
        return watch;
    }

    /// Computes the runs of all brokers, or posts those that are approved.
    public void start(String period, FeeStep step) {
        start.send(new StartRebates(period, step), watch::follow);
    }

    public void compute(String period, @Nullable String broker) {
        if (broker == null) {
            compute.refuse(
                    Command.incomplete(List.of(new Problem.Field("broker", "Choose the broker."))));
            return;
        }
        compute.send(
                new PrepareRebates(period, broker),
                now -> {
                    open = now.id();
                    read();
                });
    }

    /// Says what the broker's own statement says about a row of the open run.
    public void check(@Nullable RebateLine line, RowCheck found, String note) {
        RebateRun now = run.value();
        if (now != null && line != null) {
            check.send(new CheckRow(now.id(), now.lines().indexOf(line), found, note), _ -> read());
        }
    }

    public void askApproval() {
        RebateRunId wanted = open;
        if (wanted != null) {
            approve.send(new AboutRebateRun(wanted), this::waiting);
        }
    }

    public void postNow() {
        RebateRunId wanted = open;
        if (wanted != null) {
            post.send(new AboutRebateRun(wanted), _ -> read());
        }
    }

    public void askReversal(String reason) {
        RebateRunId wanted = open;
        if (wanted != null) {
            reverse.send(new ReverseRebates(wanted, reason), this::waiting);
        }
    }

    private void waiting(Prepared now) {
        shell.notices().good("Waits for a second person: " + now.title());
        read();
        prepared.accept(now);
    }
}
