package fidus.server.reconciliation;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;

/// The account and the days that a balance proof speaks of. They name the break of a proof that
/// leaves a rest.
record ProofDays(String account, LocalDate from, LocalDate to) {
    /// The rule of balance proofs.
    static final String RULE = "S6";

    static ProofDays of(Comparison comparison) {
        return new ProofDays(
                comparison.account(), comparison.period().from(), comparison.period().to());
    }

    /// @return absent when a break of that key is not named by days
    static @Nullable ProofDays of(String key) {
        int second = key.lastIndexOf('/');
        int first = key.lastIndexOf('/', second - 1);
        if (second < 0 || first < 0) {
            return null;
        }
        try {
            return new ProofDays(
                    key.substring(0, first),
                    LocalDate.parse(key.substring(first + 1, second)),
                    LocalDate.parse(key.substring(second + 1)));
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// Whether all of its days lie within these. What begins before them or ends after them is
    /// proven by neither alone.
    boolean holds(@Nullable ProofDays other) {
        return other != null
                && other.account.equals(account)
                && !other.from.isBefore(from)
                && !other.to.isAfter(to);
    }

    /// How its break is named.
    String key() {
        return account + "/" + from + "/" + to;
    }
}
