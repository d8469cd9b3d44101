package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.PrepareProfile;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;
import fidus.reconciliation.profiles.ProfileState;
import fidus.reconciliation.profiles.ProfileVersion;
import fidus.reconciliation.profiles.PutInForce;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The versions of the matching rules, a draft of the next one, trying it, and asking for it to be
/// put in force.
final class MatchingModel {
    private final Shell shell;
    private final Loaded<ProfileList> profiles;
    private final TrialModel trial;
    private final Sent sent;
    private final UsesModel uses;
    private final ProfileDraft draft = new ProfileDraft();
    private final PassEditing editing = new PassEditing(draft);
    private final ReadOnlyObjectWrapper<@Nullable ProfileVersion> leaving =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ProfileVersion> chosen =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> fault = new ReadOnlyObjectWrapper<>();
    private final RulesReason reason = new RulesReason();
    private boolean filling;

    MatchingModel(Shell shell) {
        this.shell = shell;
        profiles = new Loaded<>(shell);
        sent = new Sent(shell);
        uses = new UsesModel(shell, profiles, this::read);
        sent.problemProperty().addListener((_, _, why) -> fault.set(why));
        trial = new TrialModel(shell, this::say);
        chosen.addListener((_, _, now) -> reason.about(now));
        profiles.valueProperty().addListener((_, _, now) -> arrived(now));
    }

    void read() {
        profiles.load(() -> shell.server().call(ProfileCalls.PROFILES, new Nothing()));
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
        return editing.pass();
    }

    StringProperty reasonProperty() {
        return reason.property();
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

    /// Takes a version as the start of the next draft. What was changed and is not kept as a
    /// version is only given up when a person says so.
    void choose(@Nullable ProfileVersion version) {
        leaving.set(chosen.get() != null && isChanged() ? version : null);
        if (leaving.get() == null) {
            take(version);
        }
    }

    /// The version that was picked although the draft has changes; null while nothing is asked.
    ReadOnlyObjectProperty<@Nullable ProfileVersion> leavingProperty() {
        return leaving.getReadOnlyProperty();
    }

    void discard() {
        ProfileVersion wanted = leaving.get();
        leaving.set(null);
        take(wanted);
    }

    void stay() {
        leaving.set(null);
    }

    /// Whether the draft or the pass in hand says otherwise than the version, or nothing sensible.
    boolean isChanged() {
        return editing.isEdited() || !changes().isEmpty() || !reads();
    }

    private void take(@Nullable ProfileVersion version) {
        filling = true; // until the draft is this version it says nothing that could be wrong
        chosen.set(version);
        editing.leave();
        trial.clear();
        if (version != null) {
            draft.from(version.profile());
        }
        filling = false;
        fault.set(null);
    }

    /// Whether the draft is made of what can be rules.
    boolean reads() {
        return draft.read(next(), new ArrayList<>()) != null;
    }

    /// Something was typed: what is wrong is said now, and not longer than it is so.
    void look() {
        if (filling || chosen.get() == null) {
            return;
        }
        var faults = new ArrayList<Problem.Field>();
        editing.look(next(), faults);
        reason.needStill(fault.get(), faults);
        refuse(faults);
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

    /// Takes another pass in hand, after what was typed about the one before was taken in.
    ///
    /// @return false when that one is wrong: it stays in hand
    boolean editPass(int place) {
        var faults = new ArrayList<Problem.Field>();
        if (place == editing.place() && editing.isEdited()) {
            return true;
        }
        boolean in = editing.takeIn(faults);
        refuse(faults);
        if (in) {
            filling = true;
            editing.edit(place);
            filling = false;
        }
        return in;
    }

    PassEditing editing() {
        return editing;
    }

    /// Puts the edited pass back at its place; says what is wrong instead.
    boolean keepPass(int place) {
        var faults = new ArrayList<Problem.Field>();
        boolean kept = editing.keep(place, faults);
        refuse(faults);
        return kept;
    }

    /// What the draft says otherwise than the version it started from.
    List<String> changes() {
        return draft.changes(chosen.get(), versions());
    }

    void tryOut() {
        var faults = new ArrayList<Problem.Field>();
        MatchProfile profile = editing.whole(next(), faults);
        DryRun ask = trial.ask(profile, faults);
        refuse(faults);
        if (ask != null) {
            trial.tryOut(ask);
        }
    }

    /// Keeps the draft as the next version.
    void prepare() {
        var faults = new ArrayList<Problem.Field>();
        MatchProfile profile = editing.whole(next(), faults);
        reason.need(faults);
        refuse(faults);
        if (profile != null && faults.isEmpty()) {
            sent.send(
                    ProfileCalls.PREPARE,
                    new PrepareProfile(profile, reason.get()),
                    kept -> {
                        reason.sent();
                        shell.notices().good("Kept as version " + kept.profile().version() + ".");
                        chosen.set(kept);
                        read();
                    });
        }
    }

    /// Asks another person to put the chosen version in force, once it is what stands on the
    /// screen: what was changed and tried beside it would not be what comes into force.
    void putInForce() {
        ProfileVersion version = chosen.get();
        if (version != null && isChanged()) {
            say(ProfileDraft.otherThan(version));
            return;
        }
        var faults = new ArrayList<Problem.Field>();
        reason.need(faults);
        refuse(faults);
        if (version != null && faults.isEmpty()) {
            sent.send(
                    ProfileCalls.PUT_IN_FORCE,
                    new PutInForce(
                            version.profile().name(), version.profile().version(), reason.get()),
                    waits -> {
                        reason.sent();
                        shell.notices().good("Waits for another person: " + waits.title());
                        read();
                    });
        }
    }

    private void refuse(List<Problem.Field> faults) {
        say(faults.isEmpty() ? null : Command.incomplete(faults));
    }

    /// The same again is said again, as a person may have closed it.
    private void say(@Nullable Problem why) {
        fault.set(null);
        fault.set(why);
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
