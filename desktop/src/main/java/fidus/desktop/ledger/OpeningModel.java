package fidus.desktop.ledger;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.ledger.Chart;
import fidus.ledger.ChartAccount;
import fidus.ledger.LedgerCalls;
import fidus.ledger.OpeningLine;
import fidus.ledger.PrepareOpening;
import fidus.money.Currency;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What is there when the books begin (E26), while it is entered line by line.
public final class OpeningModel {
    private static final Set<String> CAPITAL = Set.of("3010", "3020", "3030");
    private static final int SHORTEST_DOCUMENT = 3;
    private static final int SHORTEST_REASON = 10;

    /// What a line of an account usually says beside its sum.
    private static final Map<String, String> BELONGS =
            Map.ofEntries(
                    Map.entry("1010", "bankAccount=House bank USD"),
                    Map.entry("1020", "bankAccount=Cold wallet"),
                    Map.entry("1050", "bankAccount=Broker wallet"),
                    Map.entry("1100", "tradingAccount=510001@Broker-Live, fund=CORE"),
                    Map.entry("1110", "tradingAccount=510001@Broker-Live, fund=CORE"),
                    Map.entry("1130", "tradingAccount=510090@Broker-Live, fund=CORE"),
                    Map.entry("1200", "broker=North Bridge, period=2026-12"),
                    Map.entry("2010", "client=…"),
                    Map.entry("2100", "contract=…, fund=CORE"));

    private final Shell shell;
    private final Command<PrepareOpening, Prepared> command;
    private final ObservableList<OpeningLine> lines = FXCollections.observableArrayList();
    private Consumer<Prepared> prepared = _ -> {};

    public final ObjectProperty<@Nullable LocalDate> openedOn = new SimpleObjectProperty<>();
    public final StringProperty document = new SimpleStringProperty("");
    public final StringProperty reason = new SimpleStringProperty("");
    public final ObjectProperty<@Nullable ChartAccount> account = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable Money> balance = new SimpleObjectProperty<>();

    /// Why what is typed is no sum, empty when it is one.
    public final StringProperty balanceFault = new SimpleStringProperty("");

    public final StringProperty belongs = new SimpleStringProperty("");

    public OpeningModel(Shell shell) {
        this.shell = shell;
        command = new Command<>(shell, LedgerCalls.OPEN);
    }

    public Shell shell() {
        return shell;
    }

    public Command<PrepareOpening, Prepared> command() {
        return command;
    }

    public ObservableList<OpeningLine> lines() {
        return lines;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    /// Assets, debts and capital: what can be there before anything was earned or spent.
    static List<ChartAccount> offered() {
        return Chart.ACCOUNTS.stream()
                .filter(
                        one ->
                                one.code().startsWith("1")
                                        || one.code().startsWith("2")
                                        || CAPITAL.contains(one.code()))
                .toList();
    }

    /// An example of what the line in hand belongs to, empty where nothing is usual.
    String example() {
        ChartAccount now = account.get();
        return now == null ? "" : BELONGS.getOrDefault(now.code(), "");
    }

    /// Adds the line that is typed.
    public void add() {
        ChartAccount where = account.get();
        Money sum = balance.get();
        List<Problem.Field> faults = new ArrayList<>();
        if (where == null) {
            faults.add(new Problem.Field("account", "Choose the account."));
        }
        if (sum == null || sum.signum() <= 0) {
            faults.add(
                    new Problem.Field(
                            "balance",
                            balanceFault.get().isEmpty()
                                    ? "A sum above zero, on the account's own side."
                                    : balanceFault.get()));
        }
        Map<String, String> dimensions = dimensions(faults);
        if (where == null || sum == null || !faults.isEmpty()) {
            refuse(faults);
            return;
        }
        command.refuse(null);
        lines.add(new OpeningLine(where.code(), sum, dimensions));
        balance.set(null);
        belongs.set("");
    }

    public void remove(OpeningLine line) {
        lines.remove(line);
    }

    private Map<String, String> dimensions(List<Problem.Field> faults) {
        Map<String, String> dimensions = new TreeMap<>();
        for (String pair : belongs.get().split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && !pair.substring(equals + 1).isBlank()) {
                dimensions.put(
                        pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
            } else if (!pair.isBlank()) {
                faults.add(
                        new Problem.Field(
                                "belongs", "Written as name=value, with commas between."));
            }
        }
        return Map.copyOf(dimensions);
    }

    /// What stays on 3900 per currency: debts and capital less assets.
    List<Money> left() {
        Map<Currency, Money> sums = new TreeMap<>();
        for (OpeningLine line : lines) {
            boolean asset = line.account().startsWith("1");
            Money net = asset ? line.balance().negated() : line.balance();
            sums.merge(net.currency(), net, Money::plus);
        }
        return List.copyOf(sums.values());
    }

    public void send() {
        LocalDate day = openedOn.get();
        List<Problem.Field> faults = new ArrayList<>();
        if (day == null || day.getDayOfMonth() != day.lengthOfMonth()) {
            faults.add(
                    new Problem.Field("openedOn", "The last day of the month before they begin."));
        }
        if (document.get().strip().length() < SHORTEST_DOCUMENT) {
            faults.add(new Problem.Field("document", "The statement it was taken from."));
        }
        if (reason.get().strip().length() < SHORTEST_REASON) {
            faults.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
        if (lines.isEmpty()) {
            faults.add(new Problem.Field("lines", "Add at least one line."));
        }
        if (day == null || !faults.isEmpty()) {
            refuse(faults);
            return;
        }
        command.send(
                new PrepareOpening(
                        day, List.copyOf(lines), document.get().strip(), reason.get().strip()),
                done -> prepared.accept(done));
    }

    private void refuse(List<Problem.Field> faults) {
        command.refuse(
                new Problem(
                        Problem.Code.BAD_VALUE,
                        "Some fields need another look. Nothing was sent.",
                        List.copyOf(faults),
                        null));
    }
}
