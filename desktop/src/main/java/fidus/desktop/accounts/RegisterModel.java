package fidus.desktop.accounts;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RegisterAccount;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The form for a new account. All that can be seen to be wrong here is named at once; the server
/// decides the rest.
public final class RegisterModel {
    private static final int SHORTEST_NOTE = 10;

    private final Command<RegisterAccount, Prepared> command;
    private Consumer<Prepared> prepared = _ -> {};

    public final StringProperty server = new SimpleStringProperty("");
    public final StringProperty login = new SimpleStringProperty("");
    public final StringProperty label = new SimpleStringProperty("");
    public final StringProperty broker = new SimpleStringProperty("");
    public final StringProperty manager = new SimpleStringProperty("");
    public final StringProperty currency = new SimpleStringProperty("USD");
    public final StringProperty zone = new SimpleStringProperty("Europe/Athens");
    public final StringProperty initial = new SimpleStringProperty("0.00");
    public final StringProperty note = new SimpleStringProperty("");
    public final BooleanProperty alwaysOpen = new SimpleBooleanProperty();
    public final ObjectProperty<Platform> platform = new SimpleObjectProperty<>(Platform.MT5);
    public final ObjectProperty<AccountPurpose> purpose =
            new SimpleObjectProperty<>(AccountPurpose.TRADING);
    public final ObjectProperty<FundCode> fund = new SimpleObjectProperty<>(FundCode.CORE);
    public final ObjectProperty<CapitalSource> source =
            new SimpleObjectProperty<>(CapitalSource.CLIENT);

    public RegisterModel(Shell shell) {
        command = new Command<>(shell, Mt5Calls.REGISTER);
        purpose.addListener((_, _, now) -> follow(now));
    }

    public Command<RegisterAccount, Prepared> command() {
        return command;
    }

    /// What happens once the registration waits for its second person.
    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    /// An empty form; broker, server and zone stay, because the next account is often beside it.
    public void clear() {
        List.of(login, label, manager, note).forEach(field -> field.set(""));
        initial.set("0.00");
        alwaysOpen.set(false);
        command.refuse(null);
    }

    public void send() {
        var faults = new ArrayList<Problem.Field>();
        RegisterAccount wanted = read(faults);
        if (wanted == null) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                wanted,
                after -> {
                    clear();
                    prepared.accept(after);
                });
    }

    /// Separation money has its own fund and source; a hub holds nobody's money for long.
    private void follow(AccountPurpose now) {
        boolean separation = now == AccountPurpose.SEPARATION;
        if (separation) {
            fund.set(FundCode.SEPARATION);
            source.set(CapitalSource.SEPARATION);
        } else if (fund.get() == FundCode.SEPARATION) {
            fund.set(FundCode.CORE);
        }
        if (now == AccountPurpose.INTERMEDIARY) {
            source.set(CapitalSource.INTERMEDIARY);
        } else if (!separation
                && (source.get() == CapitalSource.SEPARATION
                        || source.get() == CapitalSource.INTERMEDIARY)) {
            source.set(CapitalSource.CLIENT);
        }
    }

    private @Nullable RegisterAccount read(List<Problem.Field> faults) {
        Long number = taken(faults, "login", () -> Long.valueOf(loginNumber()));
        long shown = number == null ? 1 : number;
        AccountKey key = taken(faults, "server", () -> new AccountKey(server.get().strip(), shown));
        Currency unit =
                taken(
                        faults,
                        "currency",
                        () -> new Currency(currency.get().strip().toUpperCase(Locale.ROOT)));
        Money allocation =
                unit == null ? null : taken(faults, "initialAllocation", () -> sum(unit));
        needs(faults, "label", label, 1);
        needs(faults, "broker", broker, 1);
        needs(faults, "serverZone", zone, 1);
        needs(faults, "note", note, SHORTEST_NOTE);
        if (!faults.isEmpty() || key == null || unit == null || allocation == null) {
            return null;
        }
        return new RegisterAccount(
                key,
                label.get().strip(),
                platform.get(),
                broker.get().strip(),
                purpose.get(),
                fund.get(),
                source.get(),
                unit,
                zone.get().strip(),
                alwaysOpen.get(),
                manager.get().strip(),
                allocation,
                note.get().strip());
    }

    private long loginNumber() {
        String digits = login.get().strip();
        if (!digits.matches("[1-9]\\d{0,17}")) {
            throw Refused.at(
                    "login", Problem.Code.BAD_VALUE, "A login is a positive whole number.");
        }
        return Long.parseLong(digits);
    }

    private Money sum(Currency unit) {
        String typed = initial.get().replaceAll("[\\s\\u00a0\\u2009\\u202f]", "");
        return new Money(Decimals.parse(typed.isEmpty() ? "0" : typed), unit);
    }

    private static <T> @Nullable T taken(
            List<Problem.Field> faults, String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (Refused e) {
            faults.add(new Problem.Field(field, e.problem().message()));
            return null;
        }
    }

    private static void needs(
            List<Problem.Field> faults, String field, StringProperty text, int shortest) {
        if (text.get().strip().length() < shortest) {
            faults.add(
                    new Problem.Field(
                            field,
                            shortest == 1
                                    ? "This is needed."
                                    : "At least " + shortest + " characters."));
        }
    }
}
