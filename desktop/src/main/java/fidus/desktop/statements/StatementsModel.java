package fidus.desktop.statements;

import fidus.clients.ClientId;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.money.Currency;
import fidus.statements.AboutClientMonth;
import fidus.statements.AboutMonth;
import fidus.statements.AboutStatement;
import fidus.statements.AskFile;
import fidus.statements.AskPackFile;
import fidus.statements.ClientState;
import fidus.statements.ClientStatement;
import fidus.statements.CurrencySection;
import fidus.statements.IssueStatements;
import fidus.statements.IssuedPack;
import fidus.statements.IssuedStatement;
import fidus.statements.Movements;
import fidus.statements.PayoutLine;
import fidus.statements.RedemptionLine;
import fidus.statements.StatementCalls;
import fidus.statements.StatementDifference;
import fidus.statements.StatementFile;
import fidus.statements.StatementFormat;
import fidus.statements.StatementHistory;
import fidus.statements.StatementMonth;
import fidus.statements.StatementPreview;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The statements of one month, and those of the client that is looked at.
public final class StatementsModel {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Shell shell;
    private final Fetched<StatementMonth> month;
    private final Fetched<StatementPreview> preview;
    private final Fetched<StatementHistory> history;
    private final Fetched<StatementDifference> difference;
    private final PacksModel packs;
    private final PartnersModel partners;
    private final Command<IssueStatements, Job> issue;
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<YearMonth> period;
    private final ReadOnlyObjectWrapper<@Nullable ClientState> client =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private Runnable stopTicks = () -> {};

    /// A contract's or the total's figures.
    public record Value(String name, Currency currency, Movements movements) {}

    public StatementsModel(Shell shell) {
        this.shell = shell;
        month = new Fetched<>(shell, StatementMonth::asOf);
        preview = new Fetched<>(shell);
        history = new Fetched<>(shell);
        difference = new Fetched<>(shell);
        packs = new PacksModel(shell);
        partners = new PartnersModel(shell, null);
        issue = new Command<>(shell, StatementCalls.ISSUE);
        period = new ReadOnlyObjectWrapper<>(YearMonth.from(shell.today()).minusMonths(1));
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<StatementMonth> month() {
        return month;
    }

    public Fetched<StatementPreview> preview() {
        return preview;
    }

    public Fetched<StatementHistory> history() {
        return history;
    }

    public Fetched<StatementDifference> difference() {
        return difference;
    }

    PacksModel packs() {
        return packs;
    }

    /// The statements of agents and companies.
    public PartnersModel partners() {
        return partners;
    }

    public Command<IssueStatements, Job> issue() {
        return issue;
    }

    /// Why statements that were issued are made again.
    public StringProperty reasonProperty() {
        return reason;
    }

    public ReadOnlyObjectProperty<YearMonth> periodProperty() {
        return period.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ClientState> clientProperty() {
        return client.getReadOnlyProperty();
    }

    /// Why a file was not saved or a job not watched.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Last month, as long as no other was chosen.
    public void read() {
        month.ask(StatementCalls.MONTH, new AboutMonth(period.get().toString()));
        packs.read(period.get());
        partners.show(period.get());
    }

    public void move(int months) {
        period.set(period.get().plusMonths(months));
        look(null);
        month.clear();
        read();
    }

    /// Shows a client's figures and what is kept of them; null shows nobody.
    public void look(@Nullable ClientState wanted) {
        client.set(wanted);
        difference.clear();
        if (wanted == null) {
            preview.clear();
            history.clear();
            return;
        }
        var about = new AboutClientMonth(period.get().toString(), wanted.clientId());
        preview.ask(StatementCalls.PREVIEW, about);
        history.ask(StatementCalls.HISTORY, about);
    }

    /// Shows what a statement says otherwise than the one it replaces.
    public void compare(@Nullable IssuedStatement statement) {
        if (statement == null || statement.replaces() == null) {
            difference.clear();
        } else {
            difference.ask(StatementCalls.DIFFERENCE, new AboutStatement(statement.id()));
        }
    }

    public void issueAll(boolean draft) {
        issue(draft, List.of());
    }

    public void issueOne(boolean draft) {
        ClientState one = client.get();
        if (one != null) {
            issue(draft, List.of(one.clientId()));
        }
    }

    private void issue(boolean draft, List<ClientId> clients) {
        issue.send(
                new IssueStatements(period.get().toString(), draft, clients, reason.get().strip()),
                this::follow);
    }

    private void follow(Job job) {
        stopTicks.run();
        if (job.jobState().isOver()) {
            over(job);
        } else {
            stopTicks = shell.background().every(TICK, () -> watch(job));
        }
    }

    private void watch(Job job) {
        shell.background()
                .run(
                        () -> shell.server().call(JobCalls.ONE, new AboutJob(job.id())),
                        now -> {
                            if (now.jobState().isOver()) {
                                stopTicks.run();
                                over(now);
                            }
                        },
                        problem::set);
    }

    private void over(Job job) {
        String outcome = job.outcome() == null ? job.title() : job.outcome();
        if (job.jobState() == JobState.DONE) {
            reason.set("");
            shell.notices().good(outcome);
        } else {
            shell.notices().bad(outcome);
        }
        read();
        look(client.get());
    }

    /// Saves the bytes that were kept.
    public void save(IssuedStatement statement, StatementFormat format, Path to) {
        write(to, StatementCalls.FILE, new AskFile(statement.id(), format));
    }

    /// Saves the bytes of a fund pack that were kept.
    public void save(IssuedPack pack, StatementFormat format, Path to) {
        write(to, StatementCalls.ISSUED_PACK_FILE, new AskFile(pack.id(), format));
    }

    /// Saves the pack that stands, or the figures as they are now.
    public void saveFundPack(StatementFormat format, Path to) {
        var asked = new AskPackFile(period.get().toString(), format);
        write(to, StatementCalls.FUND_PACK_FILE, asked);
    }

    private <Q> void write(Path to, Call<Q, StatementFile> call, Q asked) {
        problem.set(null);
        shell.background()
                .run(
                        () -> written(to, shell.server().call(call, asked)),
                        path -> shell.notices().good("Saved " + path.getFileName()),
                        problem::set);
    }

    static Path written(Path to, StatementFile file) {
        try {
            return Files.write(to, file.bytes());
        } catch (IOException e) {
            throw Refused.because(
                    Problem.Code.BROKEN,
                    "The file "
                            + to.getFileName()
                            + " could not be written. Choose another folder, or close it where it"
                            + " is open.");
        }
    }

    /// The contracts of each currency and under them their total.
    public static List<Value> values(@Nullable ClientStatement statement) {
        var values = new ArrayList<Value>();
        if (statement != null) {
            for (CurrencySection section : statement.sections()) {
                section.contracts()
                        .forEach(
                                line ->
                                        values.add(
                                                new Value(
                                                        line.number() + " · " + line.fundCode(),
                                                        section.currency(),
                                                        line.movements())));
                values.add(new Value("Total", section.currency(), section.total()));
            }
        }
        return values;
    }

    /// The payouts of the month and the next ones.
    public static List<PayoutLine> payouts(ClientStatement statement) {
        return statement.sections().stream()
                .flatMap(of -> Stream.concat(of.payouts().stream(), of.upcoming().stream()))
                .toList();
    }

    public static List<RedemptionLine> requests(ClientStatement statement) {
        return statement.sections().stream()
                .flatMap(section -> section.redemptionLines().stream())
                .toList();
    }
}
