package fidus.server.bank;

import fidus.bank.desk.SameRow;
import fidus.contract.Problem;
import fidus.contract.Refused;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiPredicate;

/// What a person says of doubtful rows of a file: which stored rows they say again. An answer
/// counts only for the two rows that it names and as long as they are doubtful, so that nothing is
/// dropped that nobody was asked for.
final class SaidSame implements BiPredicate<String, String> {
    /// Of an identity as it is shown and answered: enough to tell rows of one day and sum apart,
    /// and thousands of answers fit a request.
    private static final int SHOWN = 16;

    private final Set<SameRow> same;
    private final Set<SameRow> open;

    SaidSame(Collection<SameRow> same) {
        this.same = Set.copyOf(same);
        open = new LinkedHashSet<>(same);
    }

    /// What a person is asked of a doubtful row.
    ///
    /// @param identity of the row of the file
    /// @param stored the id of the stored row
    static SameRow asked(String identity, String stored) {
        return new SameRow(identity.substring(0, SHOWN), stored);
    }

    @Override
    public boolean test(String identity, String stored) {
        SameRow asked = asked(identity, stored);
        open.remove(asked);
        return same.contains(asked);
    }

    /// @throws Refused `STALE_VERSION` at `same` where one of its rows is doubtful no more, or
    ///   against another stored row
    void requireAsked() {
        if (!open.isEmpty()) {
            throw Refused.at(
                    "same",
                    Problem.Code.STALE_VERSION,
                    "The row that was shown as perhaps %s is doubtful against it no more: what is stored changed since the file was shown, and nothing was taken in. Read the file again, and answer for the rows that it then shows."
                            .formatted(
                                    String.join(
                                            ", ",
                                            open.stream().limit(5).map(SameRow::stored).toList())));
        }
    }
}
