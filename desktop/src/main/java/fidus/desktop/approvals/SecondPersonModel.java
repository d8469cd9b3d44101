package fidus.desktop.approvals;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Decide.Decision;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedState;
import fidus.contract.Problem;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/// One prepared command in front of one person: what it says, whether the digest fits what is
/// shown, and which decisions this person may take.
public final class SecondPersonModel {
    private final Shell shell;
    private final ReadOnlyObjectWrapper<@Nullable Prepared> prepared =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final BooleanProperty confirming = new SimpleBooleanProperty();
    private Consumer<Prepared> decided = _ -> {};

    /// Kept while the server asks for a fresh password.
    private @Nullable Intent intent;

    /// A refusal that says how the one in hand ended, until that is read.
    private @Nullable Problem fresh;

    private boolean turnedDown;

    /// The refusal of one that was left meanwhile, until that is shown again.
    private @Nullable Late late;

    /// Names what stands on the screen of what changed since.
    private @Nullable UUID told;

    private record Late(PreparedId of, Problem why) {}

    public SecondPersonModel(Shell shell) {
        this.shell = shell;
    }

    /// What waits, null for nothing.
    public ReadOnlyObjectProperty<@Nullable Prepared> preparedProperty() {
        return prepared.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// True while the server wants the password again before it takes the decision.
    public BooleanProperty confirmingProperty() {
        return confirming;
    }

    public ReadOnlyBooleanProperty onlineProperty() {
        return shell.connection().onlineProperty();
    }

    /// Called with the outcome of each decision taken here.
    public void whenDecided(Consumer<Prepared> then) {
        decided = then;
    }

    public void show(@Nullable Prepared other) {
        problem.set(null);
        turnedDown = false;
        confirming.set(false);
        intent = null;
        prepared.set(other);
        Late before = late;
        if (before != null && other != null && before.of.equals(other.id())) {
            late = null;
            turnedDown = true;
            problem.set(before.why);
        }
    }

    private boolean isShown(Prepared one) {
        Prepared shown = prepared.get();
        return shown != null && shown.id().equals(one.id());
    }

    /// What is otherwise than when it was asked stands on the screen: a decision taken now rests on
    /// it.
    ///
    /// @param now names it; null while nothing of it is known
    void told(@Nullable UUID now) {
        told = now;
    }

    /// What waits was read again. What is the same stays as it is; a refusal stays beside how the
    /// one it is about ended.
    void renew(@Nullable Prepared now) {
        Prepared shown = prepared.get();
        Intent sent = intent;
        boolean deciding = busy.get() && sent != null && isShown(sent.of());
        boolean refused = now == null && shown != null && (turnedDown || deciding);
        if (!refused && !Objects.equals(now, shown)) {
            show(now);
        }
    }

    public boolean isPending() {
        return rights().isPending();
    }

    /// Only somebody whose decision is still missing decides; never the maker, whatever the roles
    /// say, and nobody twice.
    public boolean mayDecide() {
        return rights().mayDecide();
    }

    /// Whether this person approved already and another one is still missing.
    public boolean hasAgreed() {
        return rights().hasAgreed();
    }

    /// Who has approved so far and who is still needed; empty where one decision is enough.
    public String progress() {
        Prepared shown = prepared.get();
        return shown == null ? "" : Progress.words(shown);
    }

    public boolean mayWithdraw() {
        return rights().mayWithdraw();
    }

    public boolean isMaker() {
        return rights().isMaker();
    }

    private Rights rights() {
        return new Rights(shell, prepared.get());
    }

    /// Whether the digest is that of the lines on the screen. If not, nothing may be approved.
    public boolean digestFits() {
        Prepared shown = prepared.get();
        return shown != null && ShownDigest.of(shown).equals(shown.digest());
    }

    public void approve() {
        if (digestFits()) {
            decide(Decision.APPROVE, "");
        } else {
            problem.set(DecisionFaults.UNFIT);
        }
    }

    public void reject(String reason) {
        if (DecisionFaults.isTooShort(reason)) {
            problem.set(DecisionFaults.TOO_SHORT);
        } else {
            decide(Decision.REJECT, reason.strip());
        }
    }

    public void withdraw() {
        decide(Decision.WITHDRAW, "");
    }

    /// Goes on with the decision after the server asked for the password again, and names what the
    /// person was told until then.
    public void confirm(String password) {
        Intent waiting = intent;
        if (shell.session().me() == null || waiting == null || busy.get()) {
            return;
        }
        Intent now = waiting.told(told);
        intent = now;
        ask(now, password);
    }

    private void decide(Decision decision, String reason) {
        Prepared shown = prepared.get();
        if (shown == null || busy.get()) {
            return;
        }
        var wanted = new Decide(shown.id(), decision, shown.digest(), reason, told);
        Intent now = Intent.of(intent, shown, wanted);
        intent = now;
        ask(now, null);
    }

    private void ask(Intent wanted, @Nullable String password) {
        busy.set(true);
        problem.set(null);
        shell.background()
                .run(
                        () -> {
                            if (password != null) {
                                shell.server().confirm(password);
                            }
                            return shell.server()
                                    .call(
                                            ApprovalCalls.DECIDE,
                                            wanted.decide(),
                                            wanted.requestId());
                        },
                        this::done,
                        why -> failed(wanted, why));
    }

    private void done(Prepared after) {
        busy.set(false);
        if (isShown(after)) {
            show(after);
        }
        decided.accept(after);
    }

    private void failed(Intent wanted, Problem why) {
        busy.set(false);
        if (!isShown(wanted.of())) {
            left(wanted.of(), why);
            return;
        }
        if (why.code() == Problem.Code.STEP_UP_NEEDED) {
            intent = wanted;
            confirming.set(true);
            return;
        }
        confirming.set(
                confirming.get()
                        && why.fields().stream().anyMatch(it -> it.field().equals("password")));
        fresh = why.code() == Problem.Code.WRONG_STATE ? why : null;
        turnedDown = true;
        problem.set(why);
        Prepared shown = prepared.get();
        if (shown != null) {
            ended(shown);
        }
        shell.notices().refused(why);
    }

    /// Of one that is not shown any more it is news, and stands there when that is shown again. It
    /// is no refusal that the password is wanted: that is asked for with the next decision.
    private void left(Prepared of, Problem why) {
        boolean password = why.code() == Problem.Code.STEP_UP_NEEDED;
        late = password ? null : new Late(of.id(), why);
        shell.notices().bad("Not decided: " + Words.told(of.title()) + ". " + why.message());
        shell.notices().refused(why);
    }

    /// Shows how it ended when somebody else was quicker, or when it became void.
    void ended(Prepared before) {
        shell.background()
                .run(
                        () ->
                                shell.server()
                                        .call(
                                                ApprovalCalls.FIND,
                                                new FindPrepared(before.subject(), false)),
                        found ->
                                found.prepared().stream()
                                        .filter(one -> one.id().equals(before.id()))
                                        .filter(_ -> before.equals(prepared.get()))
                                        .findFirst()
                                        .ifPresent(this::known),
                        _ -> {});
    }

    /// What waits no more asks for nothing, and of refusals keeps the one that says how it ended.
    private void known(Prepared now) {
        if (now.preparedState() == PreparedState.PENDING) {
            fresh = null;
        } else {
            confirming.set(false);
            intent = null;
            if (!Objects.equals(problem.get(), fresh)) {
                problem.set(null);
            }
        }
        prepared.set(now);
    }
}
