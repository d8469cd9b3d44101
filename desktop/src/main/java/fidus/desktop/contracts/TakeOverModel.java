package fidus.desktop.contracts;

import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundList;
import fidus.funds.FundTerms;
import fidus.funds.ShareMethod;
import fidus.investments.Investment;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractPage;
import fidus.investments.book.OwnTerms;
import fidus.investments.book.PaidBefore;
import fidus.investments.book.PoolBefore;
import fidus.investments.book.TakeOver;
import fidus.investments.book.TakenOver;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Currency;
import fidus.money.Money;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A running contract while it is taken over: its days, the rows that were paid before as lines of
/// text, and what is then owed.
public final class TakeOverModel {
    private static final int SHORTEST_REASON = 10;

    private final Fetched<FundList> funds;
    private final Command<TakeOver, Prepared> command;
    private final ReadOnlyObjectWrapper<Preview> preview =
            new ReadOnlyObjectWrapper<>(Preview.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable TakenOver> outcome =
            new ReadOnlyObjectWrapper<>();
    private Consumer<Prepared> prepared = _ -> {};
    private @Nullable Investment contract;

    public final ObjectProperty<@Nullable LocalDate> startDate = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable LocalDate> takenOverOn = new SimpleObjectProperty<>();

    /// A line per row: its number, the day it was paid, the sum and the reference.
    public final StringProperty paid = new SimpleStringProperty("");

    /// A line per pool of a company that sold the contract, likewise; empty for other contracts.
    public final StringProperty pools = new SimpleStringProperty("");

    /// How a contract that shares performance stood.
    public final SharesModel shares = new SharesModel();

    /// Whether the contract shares performance.
    public final BooleanProperty sharesPerformance = new SimpleBooleanProperty();

    /// Whether a company may have sold it.
    public final BooleanProperty soldByCompany = new SimpleBooleanProperty();

    /// Where its terms are not those of its fund.
    public final OwnTermsModel own = new OwnTermsModel();

    public final StringProperty reason = new SimpleStringProperty("");

    public TakeOverModel(Shell shell) {
        funds = new Fetched<>(shell);
        command = new Command<>(shell, BookCalls.TAKE_OVER);
        funds.valueProperty().addListener((_, _, _) -> look());
        startDate.addListener((_, _, _) -> look());
        takenOverOn.addListener((_, _, _) -> look());
        paid.addListener((_, _, _) -> look());
        pools.addListener((_, _, _) -> look());
        shares.onChange(this::look);
        own.onChange(this::look);
    }

    public Command<TakeOver, Prepared> command() {
        return command;
    }

    public ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// What opens in the journal; null while something is missing or wrong.
    public ReadOnlyObjectProperty<@Nullable TakenOver> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public void begin(ContractPage page) {
        Investment wanted = page.investment();
        Investment before = contract;
        contract = wanted;
        command.refuse(null);
        soldByCompany.set(wanted.fundCode() == FundCode.BALANCE);
        if (before == null || !before.id().equals(wanted.id())) {
            startDate.set(wanted.startDate());
            takenOverOn.set(null);
            paid.set("");
            pools.set("");
            shares.begin();
            own.begin();
            reason.set("");
        }
        if (wanted.terms() == null) {
            funds.ask(FundCalls.LIST, new Nothing());
        }
        look();
    }

    /// Writes a line for each row due by then, paid on its day; the references are to be added.
    public void propose() {
        PayoutSchedule schedule = preview.get().schedule();
        LocalDate until = takenOverOn.get();
        if (schedule != null && until != null) {
            paid.set(
                    schedule.interestRows().stream()
                            .filter(row -> !row.dueOn().isAfter(until))
                            .map(TakeOverModel::line)
                            .collect(Collectors.joining("\n")));
        }
    }

    private static String line(PayoutRow row) {
        return row.sequence()
                + "; "
                + row.dueOn()
                + "; "
                + row.payoutAmount().amount().toPlainString()
                + "; ";
    }

    /// What opens, in one line; empty while nothing does.
    String opens() {
        TakenOver now = outcome.get();
        return now == null
                ? ""
                : "Principal "
                        + Words.money(now.principal())
                        + " · due to the client "
                        + Words.money(now.due())
                        + " · accrued "
                        + Words.money(now.accrued());
    }

    public void send() {
        List<Problem.Field> faults = new ArrayList<>();
        TakeOver asks = asks(faults);
        if (reason.get().strip().length() < SHORTEST_REASON) {
            faults.add(
                    new Problem.Field(
                            "reason", "Say in at least 10 characters where it is on file."));
        }
        if (asks == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                asks,
                after -> {
                    contract = null;
                    prepared.accept(after);
                });
    }

    private @Nullable TakeOver asks(List<Problem.Field> faults) {
        Investment wanted = contract;
        LocalDate start = startDate.get();
        LocalDate until = takenOverOn.get();
        if (start == null) {
            faults.add(new Problem.Field("startDate", "The day the contract started."));
        }
        if (until == null) {
            faults.add(new Problem.Field("takenOverOn", "The last day before these books."));
        }
        if (wanted == null || start == null || until == null) {
            return null;
        }
        Currency currency = wanted.principal().currency();
        List<PaidBefore> rows = rows(currency, faults);
        List<PoolBefore> sold = pools(currency, faults);
        return new TakeOver(
                wanted.id(),
                start,
                until,
                rows,
                reason.get().strip(),
                sharesPerformance.get() ? shares.read(wanted.principal(), faults) : null,
                sold.isEmpty() ? null : sold,
                own.read(sharesPerformance.get(), faults));
    }

    private List<PaidBefore> rows(Currency currency, List<Problem.Field> faults) {
        return PaidLines.read(
                paid.get(),
                "paid",
                "number; day; sum; reference, such as 1; 2026-01-02; 272.27; WIRE 4711.",
                parts ->
                        new PaidBefore(
                                PayoutRef.interest(Integer.parseInt(parts.get(0))),
                                LocalDate.parse(parts.get(1)),
                                Money.of(parts.get(2), currency.code()),
                                parts.get(3)),
                faults);
    }

    private List<PoolBefore> pools(Currency currency, List<Problem.Field> faults) {
        return PaidLines.read(
                pools.get(),
                "pools",
                "number; day; sum; reference, such as 1; 2026-11-03; 1500.00; WIRE 4711.",
                parts ->
                        new PoolBefore(
                                Integer.parseInt(parts.get(0)),
                                LocalDate.parse(parts.get(1)),
                                Money.of(parts.get(2), currency.code()),
                                parts.get(3)),
                faults);
    }

    private void look() {
        Investment wanted = contract;
        LocalDate start = startDate.get();
        FundTerms terms = wanted == null ? null : CopiedTerms.of(wanted, funds.value());
        outcome.set(null);
        sharesPerformance.set(terms != null && terms.sharesPerformance());
        shares.inPool.set(
                terms != null
                        && terms.sharesPerformance()
                        && terms.sharing() != ShareMethod.CONTRACT_MARK);
        if (wanted == null || start == null || terms == null) {
            preview.set(Preview.NOTHING);
            return;
        }
        List<Problem.Field> faults = new ArrayList<>();
        TakeOver asks = takenOverOn.get() == null ? null : asks(faults);
        if (asks == null || !faults.isEmpty()) {
            OwnTerms typed = own.read(terms.sharesPerformance(), new ArrayList<>());
            preview.set(
                    Preview.of(
                            () ->
                                    PayoutSchedule.of(
                                            OwnTerms.on(typed, terms), wanted.principal(), start)));
            return;
        }
        preview.set(
                Preview.of(
                        () -> {
                            TakenOver now = TakenOver.of(terms, wanted.principal(), asks);
                            outcome.set(now);
                            return now.schedule();
                        }));
    }
}
