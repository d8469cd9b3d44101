package fidus.desktop.fees;

import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.fees.FeeAgreement;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerList;
import fidus.fees.runs.ManagerToAdd;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateAccount;
import fidus.fees.runs.MandateList;
import fidus.fees.runs.PrepareMandate;
import fidus.money.Currency;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountList;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Mt5Calls;
import fidus.mt5.TradingAccount;

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
import java.util.Optional;
import java.util.function.Consumer;

/// A mandate while it is entered.
public final class MandateModel {
    private final Fetched<ManagerList> managers;
    private final Fetched<AccountList> accounts;
    private final Fetched<MandateList> mandates;
    private final Command<ManagerToAdd, ManagerCard> addManager;
    private final Command<PrepareMandate, Prepared> command;
    private Consumer<Prepared> prepared = _ -> {};

    public final ObjectProperty<@Nullable ManagerCard> manager = new SimpleObjectProperty<>();

    /// The ended mandate whose marks go on in this one, empty for one that begins at zero.
    public final ObjectProperty<Optional<Mandate>> before =
            new SimpleObjectProperty<>(Optional.empty());

    public final StringProperty name = new SimpleStringProperty("");
    public final ObjectProperty<@Nullable LocalDate> startOn = new SimpleObjectProperty<>();
    public final ObservableList<AccountKey> chosen = FXCollections.observableArrayList();
    public final AgreementModel terms = new AgreementModel();
    public final StringProperty reason = new SimpleStringProperty("");

    public MandateModel(Shell shell) {
        managers = new Fetched<>(shell);
        accounts = new Fetched<>(shell);
        mandates = new Fetched<>(shell);
        addManager = new Command<>(shell, FeeCalls.ADD_MANAGER);
        command = new Command<>(shell, FeeCalls.PREPARE_MANDATE);
        manager.addListener((_, _, _) -> before.set(Optional.empty()));
    }

    public Fetched<ManagerList> managers() {
        return managers;
    }

    public Fetched<AccountList> accounts() {
        return accounts;
    }

    public Fetched<MandateList> mandates() {
        return mandates;
    }

    /// The ended mandates of the chosen manager, of which one may be gone on with.
    public List<Mandate> ended() {
        ManagerCard who = manager.get();
        MandateList known = mandates.value();
        return who == null || known == null
                ? List.of()
                : known.mandates().stream()
                        .filter(one -> one.endOn() != null && one.managerId().equals(who.id()))
                        .toList();
    }

    public Command<ManagerToAdd, ManagerCard> addManager() {
        return addManager;
    }

    public Command<PrepareMandate, Prepared> command() {
        return command;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public void begin() {
        managers.ask(FeeCalls.MANAGERS, new Nothing());
        accounts.ask(Mt5Calls.ACCOUNTS, new Nothing());
        mandates.ask(FeeCalls.MANDATES, new Nothing());
    }

    /// Adds a manager and chooses it.
    public void add(String wanted) {
        addManager.send(
                new ManagerToAdd(wanted),
                added -> {
                    managers.ask(FeeCalls.MANAGERS, new Nothing());
                    manager.set(added);
                });
    }

    /// Trading accounts, by server and login.
    static List<AccountKey> offered(@Nullable AccountList list) {
        return list == null
                ? List.of()
                : list.accounts().stream()
                        .map(AccountCard::account)
                        .filter(one -> one.accountPurpose() == AccountPurpose.TRADING)
                        .map(TradingAccount::key)
                        .sorted()
                        .toList();
    }

    public void send() {
        List<Problem.Field> faults = new ArrayList<>();
        ManagerCard who = manager.get();
        LocalDate day = startOn.get();
        need(who != null, faults, "managerId", "Whose mandate it is.");
        need(!name.get().isBlank(), faults, "name", "What the mandate is called.");
        need(day != null, faults, "startOn", "The mandate's first day.");
        need(!chosen.isEmpty(), faults, "accounts", "At least one trading account.");
        FeeAgreement agreement = terms.agreement(currency(), faults);
        need(
                reason.get().strip().length() >= ChangeMandateModel.SHORTEST_REASON,
                faults,
                "reason",
                "Say where it is signed, in 10 characters.");
        if (!faults.isEmpty() || who == null || day == null || agreement == null) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                new PrepareMandate(
                        who.id(),
                        name.get().strip(),
                        day,
                        chosen.stream().map(key -> new MandateAccount(key, day, null)).toList(),
                        agreement,
                        before.get().map(Mandate::id).orElse(null),
                        reason.get().strip()),
                done -> prepared.accept(done));
    }

    private static void need(
            boolean there, List<Problem.Field> faults, String field, String message) {
        if (!there) {
            faults.add(new Problem.Field(field, message));
        }
    }

    private Currency currency() {
        AccountList list = accounts.value();
        return list == null
                ? Currency.USD
                : list.accounts().stream()
                        .map(AccountCard::account)
                        .filter(one -> chosen.contains(one.key()))
                        .map(TradingAccount::currency)
                        .findFirst()
                        .orElse(Currency.USD);
    }
}
