package fidus.desktop.funds;

import fidus.funds.FundTerms;
import fidus.funds.TermsHistory;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// One version of a fund's terms as it stands in the history.
///
/// @param changes what it changed about the version before, empty for the first
/// @param until the day after its last one, absent while no other follows
public record TermsVersion(
        FundTerms terms, Standing standing, String changes, @Nullable LocalDate until) {
    /// Whether contracts are signed under it.
    public enum Standing {
        TO_COME,
        IN_FORCE,
        REPLACED
    }

    /// Newest first.
    static List<TermsVersion> of(TermsHistory history, LocalDate today) {
        FundTerms inForce = history.inForceOn(today).orElse(null);
        var versions = new ArrayList<TermsVersion>();
        FundTerms before = null;
        List<FundTerms> all = history.versions();
        for (int at = 0; at < all.size(); at++) {
            FundTerms now = all.get(at);
            Standing standing =
                    now.equals(inForce)
                            ? Standing.IN_FORCE
                            : now.effectiveFrom().isAfter(today)
                                    ? Standing.TO_COME
                                    : Standing.REPLACED;
            versions.add(
                    new TermsVersion(
                            now,
                            standing,
                            before == null ? "" : TermsWords.changes(before, now),
                            at + 1 < all.size() ? all.get(at + 1).effectiveFrom() : null));
            before = now;
        }
        return versions.reversed();
    }
}
