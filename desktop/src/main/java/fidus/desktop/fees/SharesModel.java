package fidus.desktop.fees;

import fidus.approvals.Prepared;
import fidus.desktop.imports.JobWatch;
import fidus.desktop.proofs.ProofModel;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.fees.shares.AboutShareRun;
import fidus.fees.shares.FindShareRuns;
import fidus.fees.shares.PoolSeries;
import fidus.fees.shares.ReverseShares;
import fidus.fees.shares.ShareCalls;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.SharePool;
import fidus.fees.shares.ShareRunId;
import fidus.fees.shares.ShareRunList;
import fidus.fees.shares.ShareRunPage;
import fidus.fees.shares.StartShares;
import fidus.jobs.Job;
import fidus.proofs.ShareProofs;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Valuations of the funds that share their performance, and the one that is open.
public final class SharesModel {
    private final Shell shell;
    private final Fetched<ShareRunList> runs;
    private final Fetched<ShareRunPage> page;
    private final Command<StartShares, Job> start;
    private final JobWatch watch;
    private final Command<AboutShareRun, Prepared> approve;
    private final Command<ReverseShares, Prepared> reverse;
    private Consumer<Prepared> prepared = _ -> {};
    private final ProofModel proof;
    private @Nullable ShareRunId open;

    /// One series of a pool, as the valuation left it.
    record Series(SharePool pool, PoolSeries series) {}

    public SharesModel(Shell shell) {
        this.shell = shell;
        runs = new Fetched<>(shell);
        page = new Fetched<>(shell);
        start = new Command<>(shell, ShareCalls.START);
        watch = new JobWatch(shell, _ -> read());
        approve = new Command<>(shell, ShareCalls.APPROVE);
        reverse = new Command<>(shell, ShareCalls.REVERSE);
        proof = new ProofModel(shell);
        page.valueProperty().addListener((_, _, now) -> proof.about(RunProofs.of(now)));
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<ShareRunList> runs() {
        return runs;
    }

    public Fetched<ShareRunPage> page() {
        return page;
    }

    public Command<StartShares, Job> start() {
        return start;
    }

    /// How far the valuation of a month is.
    public JobWatch watch() {
        return watch;
    }

    public Command<AboutShareRun, Prepared> approve() {
        return approve;
    }

    public Command<ReverseShares, Prepared> reverse() {
        return reverse;
    }

    /// Where the figures of the open valuation come from.
    public ProofModel proof() {
        return proof;
    }

    /// Opens a contract's line; null for none.
    void derive(@Nullable ShareLine line) {
        var from = RunProofs.of(page.value());
        if (line != null && from != null) {
            proof.show(from, ShareProofs.name(line), line.derivation());
        }
    }

    /// Told when something waits for a second person.
    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public void read() {
        runs.ask(ShareCalls.RUNS, new FindShareRuns(null));
        ShareRunId wanted = open;
        if (wanted != null) {
            page.ask(ShareCalls.RUN, new AboutShareRun(wanted));
        }
    }

    public void open(@Nullable ShareRunId id) {
        if (id != null && !id.equals(open)) {
            open = id;
            page.clear();
            page.ask(ShareCalls.RUN, new AboutShareRun(id));
        }
    }

    /// Values all funds of a month.
    public void compute(String period) {
        start.send(new StartShares(period), watch::follow);
    }

    public void askApproval() {
        ShareRunId wanted = open;
        if (wanted != null) {
            approve.send(new AboutShareRun(wanted), this::waiting);
        }
    }

    public void askReversal(String reason) {
        ShareRunId wanted = open;
        if (wanted != null) {
            reverse.send(new ReverseShares(wanted, reason), this::waiting);
        }
    }

    static List<ShareLine> lines(ShareRunPage page) {
        return page.run().lines();
    }

    static List<Series> series(ShareRunPage page) {
        List<Series> all = new ArrayList<>();
        for (SharePool pool : page.run().pools()) {
            pool.series().forEach(series -> all.add(new Series(pool, series)));
        }
        return all;
    }

    private void waiting(Prepared now) {
        read();
        prepared.accept(now);
    }
}
