package fidus.desktop.review;

import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.Shell;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeRunList;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FindFeeRuns;
import fidus.mt5.BookedDeal;
import fidus.mt5.CashCategory;
import fidus.mt5.DealDecided;
import fidus.mt5.DealPage;
import fidus.mt5.DecideDeal;
import fidus.mt5.FindDeals;
import fidus.mt5.Mt5Calls;
import fidus.mt5.cash.CashEffect;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// The queue of movements that only a person can name, and the decision on the one in front.
public final class ReviewModel {
    private static final int SHORTEST_REASON = 10;

    private final Shell shell;
    private final Paged<BookedDeal> queue;
    private final Command<DecideDeal, DealDecided> decide;
    private final ObjectProperty<@Nullable BookedDeal> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable CashCategory> category = new SimpleObjectProperty<>();
    private final StringProperty counterparty = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable FeeRunCard> feeRun = new SimpleObjectProperty<>();
    private final Fetched<FeeRunList> feeRuns;
    private final StringProperty reason = new SimpleStringProperty("");
    private Consumer<DealDecided> decided = _ -> {};

    public ReviewModel(Shell shell) {
        this.shell = shell;
        this.queue = new Paged<>(shell, this::after);
        this.decide = new Command<>(shell, Mt5Calls.DECIDE_DEAL);
        this.feeRuns = new Fetched<>(shell);
        queue.rowsProperty().addListener((_, _, rows) -> keepChosen(rows));
        chosen.addListener((_, _, _) -> forget());
        category.addListener((_, _, _) -> fees());
    }

    public Shell shell() {
        return shell;
    }

    public Paged<BookedDeal> queue() {
        return queue;
    }

    public Command<DecideDeal, DealDecided> decide() {
        return decide;
    }

    /// The movement in front; choosing another one empties the form.
    public ObjectProperty<@Nullable BookedDeal> chosenProperty() {
        return chosen;
    }

    public ObjectProperty<@Nullable CashCategory> categoryProperty() {
        return category;
    }

    /// The other account's login, empty for none.
    public StringProperty counterpartyProperty() {
        return counterparty;
    }

    /// The posted run that a payment of a manager's fee pays.
    public ObjectProperty<@Nullable FeeRunCard> feeRunProperty() {
        return feeRun;
    }

    /// All runs; read when a movement is called a payment of a manager's fee.
    public Fetched<FeeRunList> feeRuns() {
        return feeRuns;
    }

    public boolean isFee() {
        return category.get() == CashCategory.MANAGER_FEE_PAYMENT;
    }

    /// Posted runs not paid yet whose fee is what the movement took.
    public List<FeeRunCard> payable() {
        FeeRunList all = feeRuns.value();
        BookedDeal deal = chosen.get();
        return all == null || deal == null
                ? List.of()
                : all.runs().stream()
                        .filter(run -> run.feeRunState() == FeeRunState.POSTED)
                        .filter(run -> run.fee().equals(deal.deal().netAmount().negated()))
                        .toList();
    }

    public StringProperty reasonProperty() {
        return reason;
    }

    public void whenDecided(Consumer<DealDecided> then) {
        decided = then;
    }

    /// What a movement of this sign can be.
    public static List<CashCategory> choices(@Nullable BookedDeal deal) {
        return deal == null
                ? List.of()
                : Arrays.stream(CashCategory.values())
                        .filter(CashCategory::isDecided)
                        .filter(one -> CashEffect.signOf(one).fits(deal.deal().netAmount()))
                        .toList();
    }

    public void read() {
        queue.read();
    }

    /// Puts the one after this in front; stays on the last.
    public void next() {
        List<BookedDeal> rows = queue.rows();
        BookedDeal now = chosen.get();
        int at = now == null ? -1 : rows.indexOf(now);
        if (at + 1 < rows.size()) {
            chosen.set(rows.get(at + 1));
        }
    }

    public void send() {
        BookedDeal deal = chosen.get();
        CashCategory wanted = category.get();
        if (deal == null) {
            return;
        }
        if (wanted == null) {
            refuse("category", "Say what the movement is.");
            return;
        }
        String login = counterparty.get().strip();
        if (!login.matches("|[1-9]\\d{0,17}")) {
            refuse("counterpartyLogin", "A login is a positive whole number; empty means none.");
            return;
        }
        if (reason.get().strip().length() < SHORTEST_REASON) {
            refuse("reason", "Say why in at least 10 characters.");
            return;
        }
        FeeRunCard paid = isFee() ? feeRun.get() : null;
        if (isFee() && paid == null) {
            refuse("feeRun", "Choose the posted fee run that it pays, whole.");
            return;
        }
        var account = deal.deal().account();
        decide.send(
                new DecideDeal(
                        account.server(),
                        account.login(),
                        deal.deal().ticket(),
                        wanted,
                        login.isEmpty() ? null : Long.valueOf(login),
                        reason.get().strip(),
                        paid == null ? null : paid.id().value().toString()),
                this::done);
    }

    private void fees() {
        feeRun.set(null);
        if (isFee()) {
            feeRuns.ask(FeeCalls.RUNS, new FindFeeRuns(null, null));
        }
    }

    private void done(DealDecided after) {
        next();
        decided.accept(after);
        read();
    }

    private void refuse(String field, String message) {
        decide.refuse(Problem.at(field, Problem.Code.BAD_VALUE, message));
    }

    private void forget() {
        category.set(null);
        counterparty.set("");
        reason.set("");
        decide.refuse(null);
    }

    private void keepChosen(List<BookedDeal> rows) {
        BookedDeal now = chosen.get();
        String key = now == null ? "" : now.deal().key();
        BookedDeal same =
                rows.stream().filter(one -> one.deal().key().equals(key)).findFirst().orElse(null);
        if (same == null) {
            chosen.set(rows.isEmpty() ? null : rows.getFirst());
        } else if (!same.equals(now)) {
            chosen.set(same);
        }
    }

    private Page<BookedDeal> after(@Nullable String cursor) {
        DealPage found =
                shell.server()
                        .call(
                                Mt5Calls.DEALS,
                                new FindDeals(
                                        null,
                                        null,
                                        CashCategory.NEEDS_REVIEW,
                                        true,
                                        cursor,
                                        Paged.PAGE));
        return new Page<>(found.rows(), found.next());
    }
}
