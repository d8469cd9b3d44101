package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.PrepareProfile;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;
import fidus.reconciliation.profiles.ProfileState;
import fidus.reconciliation.profiles.ProfileText;
import fidus.reconciliation.profiles.ProfileVersion;
import fidus.reconciliation.profiles.PutInForce;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The versions of the matching rules, a draft of the next one, trying it, and asking for it to be
/// put in force.
final class MatchingModel {
    private static final int SHORTEST_REASON = 10;

    private final Shell shell;
    private final Loaded<ProfileList> profiles;
    private final Loaded<RunList> runs;
    private final TrialModel trial;
    private final Sent sent;
    private final UsesModel uses;
    private final ProfileDraft draft = new ProfileDraft();
    private final PassDraft pass = new PassDraft();
    private final ReadOnlyObjectWrapper<@Nullable ProfileVersion> chosen =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> fault = new ReadOnlyObjectWrapper<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty account = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> to = new SimpleObjectProperty<>();

    MatchingModel(Shell shell) {
        this.shell = shell;
        profiles = new Loaded<>(shell);
        runs = new Loaded<>(shell);
        sent = new Sent(shell);
        uses = new UsesModel(shell, profiles, this::read);
        sent.problemProperty().addListener((_, _, why) -> fault.set(why));
        trial = new TrialModel(shell, fault::set);
        profiles.valueProperty().addListener((_, _, now) -> arrived(now));
        YearMonth last =
                YearMonth.from(shell.clock().instant().atZone(ZoneOffset.UTC)).minusMonths(1);
        from.set(last.atDay(1));
        to.set(last.atEndOfMonth());
    }

    void read() {
        profiles.load(() -> shell.server().call(ProfileCalls.PROFILES, new Nothing()));
        runs.load(() -> shell.server().call(ReconciliationCalls.RUNS, new FindRuns(null, null)));
        uses.read();
        trial.takeUp();
    }

    /// Which account is matched by which rules.
    UsesModel uses() {
        return uses;
    }

    Shell shell() {
        return shell;
    }

    Loaded<ProfileList> loaded() {
        return profiles;
    }

    TrialModel trial() {
        return trial;
    }

    Sent sent() {
        return sent;
    }

    ProfileDraft draft() {
        return draft;
    }

    PassDraft pass() {
        return pass;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    /// What the rules are tried on: `login@server` or `bank/` and a name.
    StringProperty accountProperty() {
        return account;
    }

    ObjectProperty<@Nullable LocalDate> fromProperty() {
        return from;
    }

    /// Inclusive.
    ObjectProperty<@Nullable LocalDate> toProperty() {
        return to;
    }

    ReadOnlyObjectProperty<@Nullable ProfileVersion> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    List<ProfileVersion> versions() {
        ProfileList list = profiles.get();
        return list == null ? List.of() : list.versions();
    }

    /// The accounts that were reconciled before.
    List<String> accounts() {
        RunList list = runs.get();
        return list == null
                ? List.of()
                : list.runs().stream().map(RunCard::account).distinct().sorted().toList();
    }

    Loaded<RunList> runs() {
        return runs;
    }

    /// Takes a version as the start of the next draft.
    void choose(@Nullable ProfileVersion version) {
        chosen.set(version);
        fault.set(null);
        trial.clear();
        if (version != null) {
            draft.from(version.profile());
        }
    }

    boolean mayPrepare() {
        return shell.session().may(Permission.PREPARE_PROFILE);
    }

    boolean mayTry() {
        return shell.session().may(Permission.RECONCILE);
    }

    /// Only what is not in force can be put in force.
    boolean mayPutInForce() {
        ProfileVersion version = chosen.get();
        return version != null && version.profileState() != ProfileState.IN_FORCE && mayPrepare();
    }

    void editPass(int place) {
        if (place >= 0 && place < draft.passes().size()) {
            pass.from(draft.passes().get(place));
        }
    }

    /// Puts the edited pass back at its place; says what is wrong instead.
    boolean keepPass(int place) {
        var faults = new ArrayList<Problem.Field>();
        MatchPass read = pass.read(faults);
        if (read != null && draft.isTaken(read.code(), place)) {
            faults.add(new Problem.Field("code", "Another pass is called " + read.code() + "."));
        }
        refuse(faults);
        if (read == null || !faults.isEmpty() || place < 0 || place >= draft.passes().size()) {
            return false;
        }
        draft.passes().set(place, read);
        return true;
    }

    /// What the draft says otherwise than the version it started from.
    List<String> changes() {
        ProfileVersion version = chosen.get();
        MatchProfile next = draft.read(next(), new ArrayList<>());
        return version == null || next == null
                ? List.of()
                : ProfileText.changes(version.profile(), next);
    }

    void tryOut() {
        var faults = new ArrayList<Problem.Field>();
        MatchProfile profile = draft.read(next(), faults);
        LocalDate first = from.get();
        LocalDate last = to.get();
        String of = account.get() == null ? "" : account.get().strip();
        if (of.isEmpty()) {
            faults.add(new Problem.Field("account", "Choose what to try them on."));
        }
        if (first == null || last == null || last.isBefore(first)) {
            faults.add(new Problem.Field("to", "Two days, the last not before the first."));
        }
        refuse(faults);
        if (profile != null && first != null && last != null && faults.isEmpty()) {
            trial.tryOut(new DryRun(profile, of, first, last));
        }
    }

    /// Keeps the draft as the next version.
    void prepare() {
        var faults = new ArrayList<Problem.Field>();
        MatchProfile profile = draft.read(next(), faults);
        needReason(faults);
        refuse(faults);
        if (profile != null && faults.isEmpty()) {
            sent.send(
                    ProfileCalls.PREPARE,
                    new PrepareProfile(profile, reason.get().strip()),
                    kept -> {
                        reason.set("");
                        shell.notices().good("Kept as version " + kept.profile().version() + ".");
                        chosen.set(kept);
                        read();
                    });
        }
    }

    /// Asks another person to put the chosen version in force.
    void putInForce() {
        ProfileVersion version = chosen.get();
        var faults = new ArrayList<Problem.Field>();
        needReason(faults);
        refuse(faults);
        if (version != null && faults.isEmpty()) {
            sent.send(
                    ProfileCalls.PUT_IN_FORCE,
                    new PutInForce(
                            version.profile().name(),
                            version.profile().version(),
                            reason.get().strip()),
                    waits -> {
                        reason.set("");
                        shell.notices().good("Waits for another person: " + waits.title());
                        read();
                    });
        }
    }

    private void needReason(List<Problem.Field> faults) {
        if (reason.get().strip().length() < SHORTEST_REASON) {
            faults.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
    }

    private void refuse(List<Problem.Field> faults) {
        fault.set(faults.isEmpty() ? null : Command.incomplete(faults));
    }

    /// What the server numbers the next draft.
    private int next() {
        return draft.next(versions());
    }

    /// Keeps the same version in hand, read afresh; the one in force at first.
    private void arrived(@Nullable ProfileList list) {
        ProfileVersion before = chosen.get();
        if (list == null || list.versions().isEmpty()) {
            return;
        }
        if (before == null) {
            choose(list.versions().getFirst());
            return;
        }
        list.versions().stream()
                .filter(it -> it.profile().name().equals(before.profile().name()))
                .filter(it -> it.profile().version() == before.profile().version())
                .findFirst()
                .ifPresent(chosen::set);
    }
}
