package fidus.desktop.fees;

import fidus.contract.Nothing;
import fidus.desktop.imports.JobWatch;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.fees.runs.AboutMonth;
import fidus.fees.runs.Blocker;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeMonth;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerList;
import fidus.fees.runs.ManagerToRetire;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateId;
import fidus.fees.runs.MandateList;
import fidus.fees.runs.MonthAccount;
import fidus.fees.runs.MonthSnapshot;
import fidus.fees.runs.StartFeeRuns;
import fidus.jobs.Job;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// One month as fees see it, the mandates, and which run is open.
public final class FeesModel {
    private static final String KIND = "fee-run/";
    private static final String MANDATE = "mandate/";

    private final Shell shell;
    private final Fetched<FeeMonth> month;
    private final Fetched<MandateList> mandates;
    private final Fetched<ManagerList> managers;
    private final Command<AboutMonth, MonthSnapshot> snapshot;
    private final Command<StartFeeRuns, Job> start;
    private final FeeRunModel run;
    private final MandateModel mandate;
    private final ChangeMandateModel change;
    private final ReasonModel reason;
    private final SharesModel shares;
    private final RebatesModel rebates;
    private final JobWatch watch;
    private final ReadOnlyObjectWrapper<YearMonth> period;
    private final ReadOnlyObjectWrapper<@Nullable FeeRunId> open = new ReadOnlyObjectWrapper<>();
    private final MandatePageModel mandatePage;
    private final BooleanProperty entering = new SimpleBooleanProperty();

    public FeesModel(Shell shell) {
        this.shell = shell;
        month = new Fetched<>(shell);
        mandates = new Fetched<>(shell);
        managers = new Fetched<>(shell);
        snapshot = new Command<>(shell, FeeCalls.SNAPSHOT);
        start = new Command<>(shell, FeeCalls.START);
        run = new FeeRunModel(shell);
        mandate = new MandateModel(shell);
        change = new ChangeMandateModel(shell);
        reason = new ReasonModel(shell);
        shares = new SharesModel(shell);
        rebates = new RebatesModel(shell);
        watch = new JobWatch(shell, this::over);
        LocalDate today = shell.today();
        period = new ReadOnlyObjectWrapper<>(YearMonth.from(today).minusMonths(1));
        mandatePage = new MandatePageModel(mandates);
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<FeeMonth> month() {
        return month;
    }

    public Fetched<MandateList> mandates() {
        return mandates;
    }

    public Command<AboutMonth, MonthSnapshot> snapshot() {
        return snapshot;
    }

    public Command<StartFeeRuns, Job> start() {
        return start;
    }

    public FeeRunModel run() {
        return run;
    }

    /// Why a manager is retired.
    public ReasonModel reason() {
        return reason;
    }

    public MandateModel mandate() {
        return mandate;
    }

    /// A change of a mandate, open while it has one.
    public ChangeMandateModel change() {
        return change;
    }

    public SharesModel shares() {
        return shares;
    }

    public RebatesModel rebates() {
        return rebates;
    }

    public JobWatch watch() {
        return watch;
    }

    public ReadOnlyObjectProperty<YearMonth> periodProperty() {
        return period.getReadOnlyProperty();
    }

    /// The run whose page is shown, null while the month is.
    public ReadOnlyObjectProperty<@Nullable FeeRunId> openProperty() {
        return open.getReadOnlyProperty();
    }

    /// One mandate's page.
    MandatePageModel mandatePage() {
        return mandatePage;
    }

    /// The run or the mandate whose page is shown, null while the month is.
    ObservableValue<@Nullable Object> pageProperty() {
        var mandate = mandatePage.shown();
        return Bindings.createObjectBinding(
                () -> open.get() == null ? mandate.getValue() : open.get(), open, mandate);
    }

    ObservableValue<@Nullable Instant> pageAsOf() {
        var listed = mandates.asOfProperty();
        var runs = run.page().asOfProperty();
        return Bindings.createObjectBinding(
                () -> open.get() == null ? listed.getValue() : runs.getValue(), open, listed, runs);
    }

    public void open(Mandate mandate) {
        enteringProperty().set(false);
        change.begin(null);
        open.set(null);
        mandatePage.open(mandate.id());
    }

    /// Whether the sheet for a new mandate is shown.
    public BooleanProperty enteringProperty() {
        return entering;
    }

    /// @param subject `fee-run/id` for one run's page, `mandate/id` for one mandate's, anything
    ///   else for the month
    public void visit(String subject) {
        Optional<UUID> run = idOf(KIND, subject);
        Optional<UUID> mandateId = idOf(MANDATE, subject);
        if (run.isPresent()) {
            open(new FeeRunId(run.get()));
        } else {
            back();
            mandateId.map(MandateId::new).ifPresent(mandatePage::open);
        }
    }

    public void open(FeeRunId id) {
        run.open(id);
        mandatePage.open(null);
        open.set(id);
    }

    public void back() {
        open.set(null);
        mandatePage.open(null);
        read();
    }

    public void move(int months) {
        period.set(period.get().plusMonths(months));
        month.clear();
        read();
    }

    public void read() {
        month.ask(FeeCalls.MONTH, new AboutMonth(period.get().toString()));
        mandates.ask(FeeCalls.MANDATES, new Nothing());
        managers.ask(FeeCalls.MANAGERS, new Nothing());
        shares.read();
        rebates.read();
    }

    /// The name of a mandate's manager, empty until it was read.
    public String manager(Mandate of) {
        return card(of).map(ManagerCard::name).orElse("");
    }

    /// Asks why, and retires the manager of this mandate; nothing when none is chosen.
    public void retire(@Nullable Mandate of, Consumer<ManagerCard> retired) {
        Optional<ManagerCard> who = of == null ? Optional.empty() : card(of);
        if (who.isEmpty()) {
            return;
        }
        entering.set(false);
        change.begin(null);
        ManagerCard card = who.get();
        reason.ask(
                new ReasonModel.Deed(
                        "Retire " + card.name(),
                        "No mandate can be made for this manager afterwards. What was computed and"
                                + " paid stays.",
                        "Retire"),
                FeeCalls.RETIRE_MANAGER,
                why -> new ManagerToRetire(card.id(), why),
                gone -> {
                    read();
                    retired.accept(gone);
                });
    }

    private Optional<ManagerCard> card(Mandate of) {
        ManagerList now = managers.value();
        return now == null
                ? Optional.empty()
                : now.managers().stream()
                        .filter(one -> one.id().equals(of.managerId()))
                        .findFirst();
    }

    public Fetched<ManagerList> managers() {
        return managers;
    }

    public void takeSnapshot() {
        snapshot.send(new AboutMonth(period.get().toString()), _ -> read());
    }

    public void start(FeeType type, FeeStep step) {
        start.send(new StartFeeRuns(period.get().toString(), type, step, null), watch::follow);
    }

    /// How far the work of this month is, such as `2 of 5`; its outcome once it is over.
    static String progress(@Nullable Job job) {
        if (job == null) {
            return "";
        }
        String outcome = job.outcome();
        return outcome != null && job.jobState().isOver()
                ? outcome
                : job.title() + ": " + job.done() + " of " + job.total();
    }

    /// Why an account's figure may not be paid on, in one line; empty when it may.
    static String blockers(MonthAccount account) {
        return account.blockers().stream().map(Blocker::message).collect(Collectors.joining(" "));
    }

    static String subjectOf(FeeRunId id) {
        return KIND + id.value();
    }

    private static Optional<UUID> idOf(String kind, String subject) {
        if (!subject.startsWith(kind)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(subject.substring(kind.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void over(Job job) {
        read();
    }
}
