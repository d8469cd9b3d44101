package fidus.desktop.cashflow;

import fidus.cashflow.CashFlow;
import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashFlowLine;
import fidus.cashflow.CashFlowMonth;
import fidus.cashflow.CashList;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.ClientChoice;
import fidus.cashflow.Coverage;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.CoverageReport;
import fidus.cashflow.FindCashFlow;
import fidus.cashflow.FindMonth;
import fidus.cashflow.MonthLines;
import fidus.cashflow.PaceReport;
import fidus.contract.Nothing;
import fidus.desktop.contracts.ContractsModel;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Calendar, coverage, pace and cash as they were last read, and what of them is looked at. Nothing
/// is computed here: figures come from the server, sums of shown parts aside.
public final class CashFlowModel {
    private final Shell shell;
    private final Fetched<CashFlow> flow;
    private final Fetched<MonthLines> lines;
    private final Fetched<CoverageReport> coverage;
    private final Fetched<PaceReport> pace;
    private final Fetched<CashList> cash;
    private final RecordCashModel record;
    private final FundPageModel fundPage;

    public final ObjectProperty<@Nullable FundCode> fund = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable ClientChoice> client = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable CashFlowKind> kind = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable Currency> currency = new SimpleObjectProperty<>();
    public final ObjectProperty<CoverageBasis> basis =
            new SimpleObjectProperty<>(CoverageBasis.FULL_TERM);
    private boolean judged;
    public final BooleanProperty withPrincipal = new SimpleBooleanProperty();
    public final BooleanProperty withFees = new SimpleBooleanProperty();
    public final BooleanProperty withPools = new SimpleBooleanProperty();
    public final BooleanProperty recording = new SimpleBooleanProperty();

    public CashFlowModel(Shell shell) {
        this.shell = shell;
        flow = new Fetched<>(shell, CashFlow::asOf);
        lines = new Fetched<>(shell);
        coverage = new Fetched<>(shell, CoverageReport::asOf);
        pace = new Fetched<>(shell, PaceReport::asOf);
        cash = new Fetched<>(shell);
        record = new RecordCashModel(shell);
        fundPage = new FundPageModel(shell);
        List.of(withPrincipal, withFees, withPools)
                .forEach(one -> one.addListener((_, _, _) -> readFlow()));
        coverage.valueProperty().addListener((_, _, now) -> judge(now));
        fund.addListener((_, _, _) -> narrowed());
        client.addListener((_, _, _) -> narrowed());
        currency.addListener((_, _, _) -> lines.clear());
        flow.valueProperty().addListener((_, _, now) -> choose(now));
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<CashFlow> flow() {
        return flow;
    }

    public Fetched<MonthLines> lines() {
        return lines;
    }

    public Fetched<CoverageReport> coverage() {
        return coverage;
    }

    public Fetched<PaceReport> pace() {
        return pace;
    }

    public Fetched<CashList> cash() {
        return cash;
    }

    public RecordCashModel record() {
        return record;
    }

    FundPageModel fundPage() {
        return fundPage;
    }

    public void read() {
        readFlow();
        coverage.ask(CashflowCalls.COVERAGE, new Nothing());
        pace.ask(CashflowCalls.PACE, new Nothing());
        cash.ask(CashflowCalls.CASH, new Nothing());
        fundPage.read();
    }

    /// The lines behind a month; null empties them.
    public void openMonth(@Nullable CashFlowMonth month) {
        Currency shown = currency.get();
        if (month == null || shown == null) {
            lines.clear();
            return;
        }
        ClientChoice one = client.get();
        lines.ask(
                CashflowCalls.MONTH,
                new FindMonth(month.month(), shown, fund.get(), one == null ? null : one.id()));
    }

    /// Opens the contract a payment belongs to.
    public void openContract(CashFlowLine line) {
        var contract = line.contract();
        if (contract != null) {
            shell.navigation().open("contracts", ContractsModel.subjectOf(contract.id()));
        }
    }

    /// The calendar of the chosen currency.
    public Optional<CashFlowCalendar> calendar() {
        CashFlow now = flow.value();
        return now == null
                ? Optional.empty()
                : now.currencies().stream()
                        .filter(one -> one.currency().equals(currency.get()))
                        .findFirst();
    }

    /// Coverage in the chosen currency.
    public Optional<Coverage> covered() {
        CoverageReport now = coverage.value();
        return now == null
                ? Optional.empty()
                : now.currencies().stream()
                        .filter(one -> one.currency().equals(currency.get()))
                        .findFirst();
    }

    /// Lines of the kind that is looked at.
    public List<CashFlowLine> shownLines(MonthLines now) {
        return now.lines().stream()
                .filter(line -> kind.get() == null || line.kind() == kind.get())
                .toList();
    }

    /// What is not paid of a kind in a month; zero where there is nothing of it.
    public static Money due(CashFlowMonth month, CashFlowKind of) {
        return month.amounts().stream()
                .filter(one -> one.kind() == of && one.standing().unpaid())
                .map(fidus.cashflow.CashFlowAmount::sum)
                .reduce(Money.zero(month.totalDue().currency()), Money::plus);
    }

    /// The lines of a month that were asked for otherwise are not shown any more.
    private void narrowed() {
        lines.clear();
        readFlow();
    }

    private void readFlow() {
        ClientChoice one = client.get();
        flow.ask(
                CashflowCalls.CALENDAR,
                new FindCashFlow(
                        fund.get(),
                        one == null ? null : one.id(),
                        withPrincipal.get(),
                        withPrincipal.get(),
                        withPools.get(),
                        withFees.get()));
    }

    /// Once, by what the house goes by; then the person chooses.
    private void judge(@Nullable CoverageReport now) {
        if (now != null && !judged) {
            judged = true;
            basis.set(now.basis());
        }
    }

    /// Keeps the currency while there is one, else takes the first.
    private void choose(@Nullable CashFlow now) {
        if (now != null && calendar().isEmpty()) {
            currency.set(
                    now.currencies().isEmpty() ? null : now.currencies().getFirst().currency());
        }
    }
}
