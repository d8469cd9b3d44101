package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The pass in hand within a draft. What is typed is taken into the draft before anything is done
/// with it, so that what is tried or kept is what stands on the screen.
final class PassEditing {
    private final ProfileDraft draft;
    private final PassDraft pass = new PassDraft();
    private @Nullable MatchPass begun;
    private int place = -1;

    PassEditing(ProfileDraft draft) {
        this.draft = draft;
    }

    PassDraft pass() {
        return pass;
    }

    /// Where it stands in the draft, −1 while none is in hand.
    int place() {
        return isThere(place) ? place : -1;
    }

    /// Another draft, or another order of its passes.
    void leave() {
        place = -1;
        begun = null;
    }

    void edit(int at) {
        if (isThere(at)) {
            place = at;
            pass.from(draft.passes().get(at));
            begun = pass.read(new ArrayList<>());
        }
    }

    /// Whether something was typed that the draft does not have.
    boolean isEdited() {
        return place() >= 0 && begun != null && !begun.equals(pass.read(new ArrayList<>()));
    }

    /// Takes what was typed into the draft; says what is wrong instead.
    boolean takeIn(List<Problem.Field> faults) {
        return !isEdited() || keep(place, faults);
    }

    /// Says what is wrong in what is typed about the pass in hand and in the draft.
    ///
    /// @param version what the draft is to be numbered
    void look(int version, List<Problem.Field> faults) {
        if (isEdited()) {
            var _ = check(place, faults);
        }
        var _ = draft.read(version, faults);
    }

    /// The draft with what was typed about the pass in hand; null when something is wrong.
    ///
    /// @param version what it is to be numbered
    @Nullable MatchProfile whole(int version, List<Problem.Field> faults) {
        var _ = takeIn(faults);
        return draft.read(version, faults);
    }

    boolean keep(int at, List<Problem.Field> faults) {
        MatchPass read = check(at, faults);
        if (read == null || !isThere(at)) {
            return false;
        }
        begun = read;
        draft.passes().set(at, read);
        return true;
    }

    /// Null when something is wrong, which is then said in the faults.
    private @Nullable MatchPass check(int at, List<Problem.Field> faults) {
        int before = faults.size();
        MatchPass read = pass.read(faults);
        if (read != null && draft.isTaken(read.code(), at)) {
            faults.add(new Problem.Field("code", "Another pass is called " + read.code() + "."));
        }
        return faults.size() > before ? null : read;
    }

    private boolean isThere(int at) {
        return at >= 0 && at < draft.passes().size();
    }
}
