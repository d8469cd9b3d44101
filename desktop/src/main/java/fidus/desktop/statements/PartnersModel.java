package fidus.desktop.statements;

import fidus.auth.Permission;
import fidus.contract.Problem;
import fidus.desktop.imports.JobWatch;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.ledger.PeriodState;
import fidus.statements.AboutMonth;
import fidus.statements.AboutStatement;
import fidus.statements.AskFile;
import fidus.statements.StatementDifference;
import fidus.statements.StatementFormat;
import fidus.statements.partners.AboutPartner;
import fidus.statements.partners.AboutPartnerMonth;
import fidus.statements.partners.IssuePartners;
import fidus.statements.partners.IssuedPartner;
import fidus.statements.partners.PartnerCalls;
import fidus.statements.partners.PartnerHistory;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerKind;
import fidus.statements.partners.PartnerMonth;
import fidus.statements.partners.PartnerPreview;
import fidus.statements.partners.PartnerState;
import fidus.statements.partners.PartnerSum;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;

/// The statements of agents and companies of one month, and those of the one that is looked at.
public final class PartnersModel {
    private final Shell shell;
    private final @Nullable PartnerKind only;
    private final Fetched<PartnerMonth> month;
    private final Fetched<PartnerPreview> preview;
    private final Fetched<PartnerHistory> history;
    private final Fetched<StatementDifference> difference;
    private final Command<IssuePartners, Job> issue;
    private final JobWatch watch;
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<YearMonth> period;
    private final ReadOnlyObjectWrapper<@Nullable PartnerState> partner =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// @param only agents or companies; null for both
    public PartnersModel(Shell shell, @Nullable PartnerKind only) {
        this.shell = shell;
        this.only = only;
        month = new Fetched<>(shell, PartnerMonth::asOf);
        preview = new Fetched<>(shell);
        history = new Fetched<>(shell);
        difference = new Fetched<>(shell);
        issue = new Command<>(shell, PartnerCalls.ISSUE);
        watch = new JobWatch(shell, this::over);
        period = new ReadOnlyObjectWrapper<>(YearMonth.from(shell.today()).minusMonths(1));
    }

    Fetched<PartnerMonth> month() {
        return month;
    }

    Fetched<PartnerPreview> preview() {
        return preview;
    }

    Fetched<PartnerHistory> history() {
        return history;
    }

    Fetched<StatementDifference> difference() {
        return difference;
    }

    public Command<IssuePartners, Job> issue() {
        return issue;
    }

    /// Why statements that were issued are made again.
    public StringProperty reasonProperty() {
        return reason;
    }

    ReadOnlyObjectProperty<YearMonth> periodProperty() {
        return period.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable PartnerState> partnerProperty() {
        return partner.getReadOnlyProperty();
    }

    /// Why a file was not saved.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the month's figures can still change.
    boolean isOpen() {
        PartnerMonth now = month.value();
        return now == null || now.periodState() == PeriodState.OPEN;
    }

    /// Whether commissions and pools may be seen; nobody else is asked.
    boolean isAllowed() {
        return shell.session().may(Permission.SEE_MOVEMENTS);
    }

    /// Last month, as long as no other was chosen.
    public void read() {
        if (!isAllowed()) {
            return;
        }
        month.ask(PartnerCalls.MONTH, new AboutMonth(period.get().toString()));
        look(partner.get());
    }

    public void move(int months) {
        show(period.get().plusMonths(months));
    }

    /// Shows another month.
    public void show(YearMonth wanted) {
        period.set(wanted);
        look(null);
        month.clear();
        read();
    }

    /// Those of this screen.
    List<PartnerState> partners(PartnerMonth now) {
        return now.partners().stream()
                .filter(one -> only == null || one.partner().partnerKind() == only)
                .toList();
    }

    /// Shows the figures of a partner and what is kept of all months; null shows nobody.
    public void look(@Nullable PartnerState wanted) {
        partner.set(wanted);
        difference.clear();
        if (wanted == null) {
            preview.clear();
            history.clear();
            return;
        }
        PartnerId id = wanted.partner().id();
        preview.ask(PartnerCalls.PREVIEW, new AboutPartnerMonth(period.get().toString(), id));
        history.ask(PartnerCalls.HISTORY, new AboutPartner(id, null));
    }

    /// Shows what a statement says otherwise than the one it replaces.
    void compare(@Nullable IssuedPartner statement) {
        if (statement == null || statement.replaces() == null) {
            difference.clear();
        } else {
            difference.ask(PartnerCalls.DIFFERENCE, new AboutStatement(statement.id()));
        }
    }

    /// Of the one that is looked at, for the month that is shown.
    public void issue(boolean draft) {
        PartnerState one = partner.get();
        if (one != null) {
            issue.send(
                    new IssuePartners(
                            period.get().toString(),
                            draft,
                            List.of(one.partner().id()),
                            reason.get().strip()),
                    watch::follow);
        }
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
    }

    /// Saves the bytes that were kept.
    public void save(IssuedPartner statement, StatementFormat format, Path to) {
        problem.set(null);
        var asked = new AskFile(statement.id(), format);
        shell.background()
                .run(
                        () ->
                                StatementsModel.written(
                                        to, shell.server().call(PartnerCalls.FILE, asked)),
                        path -> shell.notices().good("Saved " + path.getFileName()),
                        problem::set);
    }

    /// The sums of each kind of earning, per currency.
    static List<PartnerSum> sums(PartnerPreview now) {
        return now.statement().sections().stream()
                .flatMap(section -> section.sums().stream())
                .toList();
    }
}
