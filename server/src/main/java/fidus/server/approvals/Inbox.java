package fidus.server.approvals;

import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.approvals.PreparedState;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.util.List;

/// What waits for other persons, and what was decided. What has waited too long is seen as lapsed
/// before that is stored.
public final class Inbox {
    private final PreparedStore store;

    Inbox(PreparedStore store) {
        this.store = store;
    }

    /// How many waiting commands this person may decide, and how many of their own wait.
    ///
    /// @param toDecide prepared by others and decided by a role this person has
    /// @param own prepared by this person
    public record Waiting(int toDecide, int own) {}

    /// Everything that waits, however much it is.
    public List<Prepared> pending(Unit unit) {
        return stillPending(unit, store.pending(unit));
    }

    /// What waits of one kind.
    public List<Prepared> pendingOf(Unit unit, String command) {
        return stillPending(unit, store.pendingOf(unit, command));
    }

    PreparedList find(Unit unit, FindPrepared find) {
        List<Prepared> found = store.find(unit, find.subject(), find.pendingOnly());
        return new PreparedList(
                find.pendingOnly()
                        ? stillPending(unit, found)
                        : found.stream().map(prepared -> seenNow(unit, prepared)).toList());
    }

    Waiting waiting(Asked asked) {
        Actor actor = asked.actor();
        int toDecide = 0;
        int own = 0;
        for (Prepared prepared : pending(asked.unit())) {
            if (actor.id().equals(prepared.makerId())) {
                own++;
            } else if (prepared.mayBeDecidedBy(actor.id(), actor.roles())) {
                toDecide++;
            }
        }
        return new Waiting(toDecide, own);
    }

    static Prepared seenNow(Unit unit, Prepared prepared) {
        boolean lapsed =
                prepared.preparedState() == PreparedState.PENDING
                        && !unit.now().isBefore(prepared.expiresAt());
        return lapsed ? PreparedStates.lapsed(prepared) : prepared;
    }

    private static List<Prepared> stillPending(Unit unit, List<Prepared> found) {
        return found.stream()
                .map(prepared -> seenNow(unit, prepared))
                .filter(prepared -> prepared.preparedState() == PreparedState.PENDING)
                .toList();
    }
}
