package fidus.desktop.approvals;

import fidus.approvals.Decide;
import fidus.approvals.Prepared;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a person wants decided, with its request id: the same sent again is done once.
record Intent(Prepared of, Decide decide, UUID requestId) {
    /// @param before what was sent last; absent for nothing
    static Intent of(@Nullable Intent before, Prepared about, Decide wanted) {
        return before != null && before.decide.equals(wanted)
                ? before
                : new Intent(about, wanted, UUID.randomUUID());
    }

    /// The same decision by somebody who was told this meanwhile.
    Intent told(@Nullable UUID now) {
        var wanted =
                new Decide(decide.id(), decide.decision(), decide.digest(), decide.reason(), now);
        return of(this, of, wanted);
    }
}
