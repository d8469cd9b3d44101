package fidus.bank.desk;

import fidus.contract.Confidential;
import fidus.imports.Unreadable;

import java.util.List;

/// What of a stored statement could not be read.
///
/// @param first in the order it was found, at most {@link #MOST}; the file itself is kept whole
/// @param size how much there was
public record UnreadRows(@Confidential List<Unreadable> first, long size) {
    /// How much of one statement is listed.
    public static final int MOST = 50;

    public UnreadRows {
        first = List.copyOf(first);
    }

    /// Of everything that could not be read.
    public static UnreadRows of(List<Unreadable> all) {
        return new UnreadRows(all.stream().limit(MOST).toList(), all.size());
    }
}
