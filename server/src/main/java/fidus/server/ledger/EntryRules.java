package fidus.server.ledger;

import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.Postings;
import fidus.server.audit.Actor;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What every entry keeps, whatever is booked.
final class EntryRules {
    static final Set<String> EVENTS =
            IntStream.rangeClosed(1, 26)
                    .mapToObj(number -> "E" + number)
                    .flatMap(event -> Stream.of("", "a", "b", "c", "d").map(kind -> event + kind))
                    .collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST_TEXT = 1_000;

    private EntryRules() {}

    /// @throws Refused `SAME_PERSON`, `BAD_VALUE`, `UNBALANCED`
    static void check(Actor maker, @Nullable PersonId checker, NewEntry entry) {
        if (maker.id().equals(checker)) {
            throw Refused.because(
                    Problem.Code.SAME_PERSON, "An entry is made and checked by two persons.");
        }
        if (!EVENTS.contains(entry.eventCode())) {
            throw Refused.at(
                    "eventCode",
                    Problem.Code.BAD_VALUE,
                    "Events are E1 to E26; " + entry.eventCode() + " is none.");
        }
        text("source", entry.source());
        text("reason", entry.reason());
        Postings.check(entry.postings());
    }

    private static void text(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST_TEXT) {
            throw Refused.at(
                    field, Problem.Code.BAD_VALUE, "An entry needs this, in 1 to 1000 characters.");
        }
    }
}
