package fidus.investments.book;

import fidus.funds.FundTerms;
import fidus.investments.InvestmentId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Other terms for the rows that are not yet available; for a contract that has not started, for
/// all of them.
///
/// @param document the paper both sides signed, by its name or number
/// @param reason at least 10 characters
/// @param from rows whose period begins before this day keep their terms; absent where every row
///   that is not yet available follows, the one that runs too, and before a start
public record AmendContract(
        InvestmentId id,
        FundTerms terms,
        String document,
        String reason,
        @Nullable LocalDate from) {
    /// For every row that is not yet available.
    public AmendContract(InvestmentId id, FundTerms terms, String document, String reason) {
        this(id, terms, document, reason, null);
    }
}
