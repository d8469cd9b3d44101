package fidus.desktop.rates;

import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.exchanges.ExchangeAccount;
import fidus.exchanges.ExchangeCalls;
import fidus.exchanges.ExchangeCard;
import fidus.exchanges.ExchangeList;
import fidus.exchanges.ExchangeState;
import fidus.exchanges.PrepareExchange;
import fidus.exchanges.ReverseExchange;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Exchanges of money between the house's own accounts: those that stand, and one to be prepared.
final class ExchangesModel {
    /// Whose money it is: of no one fund, the house's, or a fund's.
    static final List<String> OWNERS =
            List.of("", "HOUSE", "CORE", "BALANCE", "DYNAMIC", "UNLIMITED");

    private final Fetched<ExchangeList> exchanges;
    private final Command<PrepareExchange, Prepared> prepare;
    private final Command<ReverseExchange, Prepared> reverse;

    final ObjectProperty<@Nullable ExchangeAccount> from = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable ExchangeAccount> to = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Money> given = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Money> received = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable LocalDate> on = new SimpleObjectProperty<>();
    final ObjectProperty<String> owner = new SimpleObjectProperty<>("");
    final StringProperty reference = new SimpleStringProperty("");

    ExchangesModel(Shell shell) {
        exchanges = new Fetched<>(shell, ExchangeList::asOf);
        prepare = new Command<>(shell, ExchangeCalls.PREPARE);
        reverse = new Command<>(shell, ExchangeCalls.REVERSE);
    }

    Fetched<ExchangeList> exchanges() {
        return exchanges;
    }

    Command<PrepareExchange, Prepared> prepare() {
        return prepare;
    }

    Command<ReverseExchange, Prepared> reverse() {
        return reverse;
    }

    void read() {
        exchanges.ask(ExchangeCalls.LIST, new Nothing());
    }

    /// @param prepared told what waits
    void send(Consumer<Prepared> prepared) {
        ExchangeAccount out = from.get();
        ExchangeAccount in = to.get();
        Money sent = given.get();
        Money came = received.get();
        LocalDate day = on.get();
        List<Problem.Field> faults = faults();
        if (out == null
                || in == null
                || sent == null
                || came == null
                || day == null
                || !faults.isEmpty()) {
            prepare.refuse(Command.incomplete(faults));
            return;
        }
        var asks =
                new PrepareExchange(
                        out.id(),
                        in.id(),
                        sent,
                        came,
                        reference.get().strip(),
                        day,
                        owner.get().isEmpty() ? null : owner.get());
        prepare.send(asks, prepared);
    }

    private List<Problem.Field> faults() {
        var faults = new ArrayList<Problem.Field>();
        ExchangeAccount out = from.get();
        ExchangeAccount in = to.get();
        missing(faults, "from", out == null, "The account it left.");
        missing(faults, "to", in == null, "The account it came to.");
        boolean same = out != null && in != null && out.currency().equals(in.currency());
        missing(faults, "to", same, "An account in another currency.");
        missing(faults, "given", given.get() == null, "What left.");
        missing(faults, "received", received.get() == null, "What came.");
        missing(faults, "on", on.get() == null, "The day by the bank.");
        boolean named = reference.get().strip().length() >= 3;
        missing(faults, "reference", !named, "As the statements print it.");
        return faults;
    }

    private static void missing(
            List<Problem.Field> faults, String field, boolean isMissing, String what) {
        if (isMissing) {
            faults.add(new Problem.Field(field, what));
        }
    }

    /// Empties the form once it waits for a second person.
    void clear() {
        given.set(null);
        received.set(null);
        reference.set("");
    }

    static boolean isReversible(@Nullable ExchangeCard one) {
        return one != null && one.exchange().exchangeState() == ExchangeState.POSTED;
    }

    void takeBack(@Nullable ExchangeCard one, String why, Consumer<Prepared> prepared) {
        if (one == null || why.strip().length() < 10) {
            reverse.refuse(
                    Command.incomplete(
                            List.of(
                                    new Problem.Field(
                                            "reason", "Say why in at least 10 characters."))));
            return;
        }
        reverse.send(new ReverseExchange(one.exchange().id(), why.strip()), prepared);
    }
}
