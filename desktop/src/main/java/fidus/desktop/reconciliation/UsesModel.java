package fidus.desktop.reconciliation;

import fidus.bank.desk.BankCalls;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.controls.ReadingOrder;
import fidus.desktop.controls.TextDrafts;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.mt5.Mt5Calls;
import fidus.reconciliation.profiles.AssignProfile;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;
import fidus.reconciliation.profiles.ProfileState;
import fidus.reconciliation.profiles.ProfileUse;
import fidus.reconciliation.profiles.ProfileVersion;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Which account is compared by which rules, and asking another person to change that.
final class UsesModel {
    /// What stands for the rules an account has without an own choice.
    static final String USUAL = "";

    private static final String BANK = "bank/";
    private static final int SHORTEST_REASON = 10;

    private final Shell shell;
    private final Loaded<ProfileList> profiles;
    private final Loaded<List<String>> accounts;
    private final Sent sent;
    private final Runnable changed;
    private final ObjectProperty<@Nullable String> account = new SimpleObjectProperty<>();
    private final ObjectProperty<String> profile = new SimpleObjectProperty<>(USUAL);
    private final StringProperty reason = new SimpleStringProperty("");
    private final TextDrafts<String> reasons = new TextDrafts<>(reason);
    private final ReadOnlyObjectWrapper<@Nullable Problem> fault = new ReadOnlyObjectWrapper<>();

    /// @param profiles as the page reads them
    /// @param changed called when a change was asked for
    UsesModel(Shell shell, Loaded<ProfileList> profiles, Runnable changed) {
        this.shell = shell;
        this.profiles = profiles;
        this.changed = changed;
        accounts = new Loaded<>(shell);
        sent = new Sent(shell);
        sent.problemProperty().addListener((_, _, why) -> fault.set(why));
        account.addListener((_, _, now) -> reasons.about(now));
    }

    /// Bank accounts, only where this person may see them, then trading accounts, each by name.
    void read() {
        accounts.load(
                () -> {
                    List<String> banks = new ArrayList<>();
                    if (shell.session().may(BankCalls.ACCOUNTS.permission())) {
                        shell.server()
                                .call(BankCalls.ACCOUNTS, new Nothing())
                                .accounts()
                                .forEach(card -> banks.add(BANK + card.account().name()));
                    }
                    Stream<String> trading =
                            shell
                                    .server()
                                    .call(Mt5Calls.ACCOUNTS, new Nothing())
                                    .accounts()
                                    .stream()
                                    .map(card -> card.account().key().toString());
                    return Stream.concat(byName(banks.stream()), byName(trading)).toList();
                });
    }

    private static Stream<String> byName(Stream<String> names) {
        return names.sorted(ReadingOrder.OF);
    }

    Shell shell() {
        return shell;
    }

    Sent sent() {
        return sent;
    }

    Loaded<ProfileList> profiles() {
        return profiles;
    }

    Loaded<List<String>> accounts() {
        return accounts;
    }

    /// Accounts with rules of their own, in the order of {@link #accounts}.
    List<ProfileUse> uses() {
        ProfileList list = profiles.get();
        return list == null
                ? List.of()
                : list.uses().stream()
                        .sorted(
                                Comparator.comparing((ProfileUse use) -> !isBank(use.account()))
                                        .thenComparing(ProfileUse::account, ReadingOrder.OF))
                        .toList();
    }

    private static boolean isBank(String account) {
        return account.startsWith(BANK);
    }

    /// The usual rules, and every profile that has a version in force.
    List<String> choice() {
        ProfileList list = profiles.get();
        Stream<String> names =
                list == null
                        ? Stream.of()
                        : list.versions().stream()
                                .filter(one -> one.profileState() == ProfileState.IN_FORCE)
                                .map((ProfileVersion one) -> one.profile().name());
        return Stream.concat(Stream.of(USUAL), names.distinct().sorted()).toList();
    }

    ObjectProperty<@Nullable String> accountProperty() {
        return account;
    }

    ObjectProperty<String> profileProperty() {
        return profile;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    ReadOnlyObjectProperty<@Nullable Problem> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    boolean mayAssign() {
        return shell.session().may(ProfileCalls.ASSIGN.permission());
    }

    void assign() {
        String of = account.get();
        String why = reason.get().strip();
        List<Problem.Field> wrong = new ArrayList<>();
        if (of == null) {
            wrong.add(new Problem.Field("account", "Choose an account."));
        }
        if (why.length() < SHORTEST_REASON) {
            wrong.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
        fault.set(wrong.isEmpty() ? null : Command.incomplete(wrong));
        if (of == null || !wrong.isEmpty()) {
            return;
        }
        String by = profile.get();
        sent.send(
                ProfileCalls.ASSIGN,
                new AssignProfile(of, by.equals(USUAL) ? null : by, why),
                waits -> {
                    reasons.sent(of);
                    shell.notices().good("Waits for another person: " + waits.title());
                    changed.run();
                });
    }
}
