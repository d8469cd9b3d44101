package fidus.funds;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The versions of one fund's terms, by the day they come into force. A version whose day has been
/// reached is never changed.
///
/// @param versions oldest first, with strictly increasing dates and version numbers
public record TermsHistory(FundCode fundCode, List<FundTerms> versions) {
    /// @throws Refused `TERMS_OVERLAP` when two versions come into force on one day, `BAD_VALUE`
    ///   when a version belongs to another fund or they are out of order
    public TermsHistory {
        versions = List.copyOf(versions);
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).fundCode() != fundCode) {
                throw Refused.at(
                        "fundCode",
                        Problem.Code.BAD_VALUE,
                        "These are versions of " + fundCode + " alone.");
            }
            if (i > 0) {
                follows(versions.get(i - 1), versions.get(i));
            }
        }
    }

    /// The history of a fund that has its first version only.
    public static TermsHistory of(FundTerms first) {
        return new TermsHistory(first.fundCode(), List.of(first.checked()));
    }

    /// The last version with `effectiveFrom` on or before the day; empty before the first.
    public Optional<FundTerms> inForceOn(LocalDate day) {
        return versions.reversed().stream()
                .filter(version -> !version.effectiveFrom().isAfter(day))
                .findFirst();
    }

    /// With one more version, which comes into force after today and after all others.
    ///
    /// @throws Refused `TERMS_OVERLAP` for a day that has a version, `WRONG_STATE` for a day that
    ///   has been reached, and as {@link FundTerms#checked()} does
    public TermsHistory with(FundTerms next, LocalDate businessDate) {
        next.checked();
        if (versions.stream().anyMatch(one -> one.effectiveFrom().equals(next.effectiveFrom()))) {
            throw overlap(next);
        }
        if (!versions.isEmpty() && !next.effectiveFrom().isAfter(businessDate)) {
            throw Refused.at(
                    "effectiveFrom",
                    Problem.Code.WRONG_STATE,
                    "Contracts may have been signed on "
                            + next.effectiveFrom()
                            + " already. New terms start after "
                            + businessDate
                            + ".");
        }
        var all = new ArrayList<>(versions);
        all.add(next);
        return new TermsHistory(fundCode, all);
    }

    /// Without a version that has not come into force yet.
    ///
    /// @throws Refused `NOT_FOUND`, or `WRONG_STATE` when its day has been reached
    public TermsHistory withdrawn(int termsVersion, LocalDate businessDate) {
        FundTerms gone =
                versions.stream()
                        .filter(version -> version.termsVersion() == termsVersion)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Refused.at(
                                                "termsVersion",
                                                Problem.Code.NOT_FOUND,
                                                fundCode + " has no version " + termsVersion));
        if (!gone.effectiveFrom().isAfter(businessDate)) {
            throw Refused.at(
                    "termsVersion",
                    Problem.Code.WRONG_STATE,
                    "Version "
                            + termsVersion
                            + " came into force on "
                            + gone.effectiveFrom()
                            + " and stays. Enter a new version instead.");
        }
        return new TermsHistory(
                fundCode, versions.stream().filter(version -> !version.equals(gone)).toList());
    }

    private static void follows(FundTerms earlier, FundTerms later) {
        if (later.effectiveFrom().equals(earlier.effectiveFrom())) {
            throw overlap(later);
        }
        if (later.effectiveFrom().isBefore(earlier.effectiveFrom())
                || later.termsVersion() <= earlier.termsVersion()) {
            throw Refused.at(
                    "effectiveFrom",
                    Problem.Code.BAD_VALUE,
                    "A version comes into force after version "
                            + earlier.termsVersion()
                            + " did ("
                            + earlier.effectiveFrom()
                            + ") and has a higher number.");
        }
    }

    private static Refused overlap(FundTerms terms) {
        return Refused.at(
                "effectiveFrom",
                Problem.Code.TERMS_OVERLAP,
                terms.fundCode()
                        + " has terms from "
                        + terms.effectiveFrom()
                        + " already. Withdraw those or choose another day.");
    }
}
