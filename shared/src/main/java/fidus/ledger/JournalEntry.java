package fidus.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.auth.PersonId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// An immutable, balanced entry.
///
/// @param number gapless
/// @param eventCode E1 … E26
/// @param period such as 2027-03
/// @param source what it follows from; event code, source and leg are unique
/// @param reverses the entry this one mirrors
/// @param undoneOn the day on which something undid the mirrored entry that was right until then,
///   also where its month was closed; absent when it was wrong, and in entries from before this was
///   kept
public record JournalEntry(
        EntryId id,
        long number,
        String eventCode,
        String source,
        String leg,
        LocalDate valueOn,
        String period,
        Instant bookedAt,
        PersonId makerId,
        @Nullable PersonId checkerId,
        List<Posting> postings,
        @Nullable EntryId reverses,
        String reason,
        @Nullable LocalDate undoneOn) {
    /// The source of entries that move the opening balances to the retained result.
    public static final String OPENING_RESULT = "opening/result";

    /// What the sources of entries begin with that people entered themselves.
    public static final String MANUAL = "manual/";

    /// Whether people decided it and no other record says the same, so that it may be reversed by
    /// itself.
    @JsonIgnore
    public boolean isOfPeople() {
        return source.equals(OPENING_RESULT) || source.startsWith(MANUAL);
    }
}
