package fidus.desktop.fees;

import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.fees.FeeAgreement;
import fidus.fees.runs.AgreedFrom;
import fidus.fees.runs.AgreedTerms;
import fidus.fees.runs.ChangeMandate;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateAccount;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountList;
import fidus.mt5.Mt5Calls;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// A change of a mandate while it is typed: other terms from a month on, an account that joins or
/// leaves, or its last day. What is left empty stays as it is.
public final class ChangeMandateModel {
    static final int SHORTEST_REASON = 10;

    private final Fetched<AccountList> accounts;
    private final Command<ChangeMandate, Prepared> command;
    private Consumer<Prepared> prepared = _ -> {};

    public final ObjectProperty<@Nullable Mandate> mandate = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable LocalDate> agreedFrom = new SimpleObjectProperty<>();
    public final AgreementModel terms = new AgreementModel();
    public final ObjectProperty<@Nullable AccountKey> joins = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable LocalDate> joinsOn = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable AccountKey> leaves = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable LocalDate> leavesOn = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable LocalDate> endOn = new SimpleObjectProperty<>();
    public final StringProperty reason = new SimpleStringProperty("");

    public ChangeMandateModel(Shell shell) {
        accounts = new Fetched<>(shell);
        command = new Command<>(shell, FeeCalls.CHANGE_MANDATE);
    }

    public Fetched<AccountList> accounts() {
        return accounts;
    }

    public Command<ChangeMandate, Prepared> command() {
        return command;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    /// Fills the fields from a mandate as it is; null closes the form.
    public void begin(@Nullable Mandate of) {
        command.refuse(null);
        agreedFrom.set(null);
        joins.set(null);
        joinsOn.set(null);
        leaves.set(null);
        leavesOn.set(null);
        reason.set("");
        if (of != null) {
            terms.fill(of.agreements().getLast().agreement());
            endOn.set(of.endOn());
            accounts.ask(Mt5Calls.ACCOUNTS, new Nothing());
        }
        mandate.set(of);
    }

    /// Trading accounts that are not in it now.
    List<AccountKey> joinable() {
        List<AccountKey> all = new ArrayList<>(MandateModel.offered(accounts.value()));
        all.removeAll(leavable());
        return all;
    }

    /// Accounts of it that have no last day yet.
    List<AccountKey> leavable() {
        Mandate of = mandate.get();
        return of == null
                ? List.of()
                : of.accounts().stream()
                        .filter(one -> one.until() == null)
                        .map(MandateAccount::account)
                        .toList();
    }

    public void send() {
        Mandate of = mandate.get();
        if (of == null) {
            return;
        }
        List<Problem.Field> faults = new ArrayList<>();
        ChangeMandate wanted = wanted(of, faults);
        if (faults.isEmpty()) {
            command.send(wanted, done -> prepared.accept(done));
        } else {
            command.refuse(Command.incomplete(faults));
        }
    }

    private ChangeMandate wanted(Mandate of, List<Problem.Field> faults) {
        List<MandateAccount> after = accountsOf(of, faults);
        AgreedFrom agreed = agreed(of, faults);
        String why = reason.get().strip();
        if (why.length() < SHORTEST_REASON) {
            fault(faults, "reason", "Say why, or where it is signed, in 10 characters.");
        }
        boolean same =
                agreed == null
                        && after.equals(of.accounts())
                        && Objects.equals(endOn.get(), of.endOn());
        if (faults.isEmpty() && same) {
            fault(faults, "mandate", "Nothing is changed yet.");
        }
        return new ChangeMandate(of.id(), after, agreed, endOn.get(), why, of.version());
    }

    private List<MandateAccount> accountsOf(Mandate of, List<Problem.Field> faults) {
        List<MandateAccount> after = new ArrayList<>();
        AccountKey gone = leaves.get();
        LocalDate goes = leavesOn.get();
        if ((gone == null) != (goes == null)) {
            fault(faults, "leaves", "An account and the day after its last one, or neither.");
        }
        for (MandateAccount one : of.accounts()) {
            boolean ends = one.until() == null && one.account().equals(gone) && goes != null;
            after.add(ends ? new MandateAccount(one.account(), one.from(), goes) : one);
        }
        AccountKey next = joins.get();
        LocalDate comes = joinsOn.get();
        if ((next == null) != (comes == null)) {
            fault(faults, "joins", "An account and its first day, or neither.");
        }
        if (next != null && comes != null) {
            after.add(new MandateAccount(next, comes, null));
        }
        return after;
    }

    /// What is chosen otherwise than agreed now, such as `Hurdle: none → hard`; empty while the
    /// terms stay or a field is wrong.
    List<AgreedTerms.Change> changes() {
        Mandate of = mandate.get();
        if (of == null) {
            return List.of();
        }
        FeeAgreement now = of.agreements().getLast().agreement();
        FeeAgreement next = terms.agreement(now.currency(), new ArrayList<>());
        return next == null ? List.of() : AgreedTerms.changes(now, next);
    }

    /// The agreement as chosen; null while the terms stay.
    private @Nullable AgreedFrom agreed(Mandate of, List<Problem.Field> faults) {
        FeeAgreement now = of.agreements().getLast().agreement();
        FeeAgreement next = terms.agreement(now.currency(), faults);
        LocalDate from = agreedFrom.get();
        if (next == null) {
            return null;
        }
        if (from == null) {
            if (!AgreedTerms.changes(now, next).isEmpty()) {
                fault(faults, "agreedFrom", "The first day of the month the new terms begin in.");
            }
            return null;
        }
        if (from.getDayOfMonth() != 1) {
            fault(faults, "agreedFrom", "New terms begin with the first day of a month.");
            return null;
        }
        return new AgreedFrom(from, next);
    }

    private static void fault(List<Problem.Field> faults, String field, String message) {
        faults.add(new Problem.Field(field, message));
    }
}
