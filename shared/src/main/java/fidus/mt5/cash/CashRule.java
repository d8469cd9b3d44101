package fidus.mt5.cash;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.DealKind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// One line of the classifier's table. Several lines may share a rule id when one rule has two
/// outcomes, such as in and out.
///
/// @param ruleId the name stored on every row the line decided
/// @param order position in the table; the first matching line wins
/// @param ownPurposes purposes of the account the deal is on
/// @param ownSource capital source of that account, absent when it does not matter
/// @param counterparty what the account named in the comment must be
/// @param validFrom first server date of deals the line applies to, absent when it always did
/// @param validTo last server date of deals the line applies to, absent while it is in force
public record CashRule(
        String ruleId,
        int order,
        Set<AccountPurpose> ownPurposes,
        @Nullable CapitalSource ownSource,
        Set<DealKind> kinds,
        AmountSign sign,
        CommentPattern comment,
        Counterparty counterparty,
        CashCategory category,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {
    /// @throws Refused `BAD_VALUE` for a blank id, no purpose, no kind, a period that ends before
    ///   it starts, or the one category only a person may give
    public CashRule {
        if (ruleId.isBlank() || ownPurposes.isEmpty() || kinds.isEmpty()) {
            throw refused("ruleId", "A rule needs an id, own purposes and kinds of deal.");
        }
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            throw refused("validTo", "Rule " + ruleId + " ends before it starts.");
        }
        if (category == CashCategory.MANAGER_FEE_PAYMENT) {
            throw refused("category", "A fee paid to a manager is only classified by a person.");
        }
        ownPurposes = Collections.unmodifiableSet(EnumSet.copyOf(ownPurposes));
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    /// Whether this line decides such a movement.
    public boolean matches(CashMovementFacts facts) {
        return ownPurposes.contains(facts.ownPurpose())
                && (ownSource == null || ownSource == facts.ownSource())
                && kinds.contains(facts.deal().dealKind())
                && sign.fits(facts.deal().netAmount())
                && isInForce(facts.deal().row().serverTime().toLocalDate())
                && comment.matches(facts.comment())
                && counterparty.fits(facts.counterpartyPurpose());
    }

    boolean isInForce(LocalDate serverDate) {
        return (validFrom == null || !serverDate.isBefore(validFrom))
                && (validTo == null || !serverDate.isAfter(validTo));
    }

    /// Whether this line alone decides every movement whatever it looks like.
    boolean catchesAll() {
        return ownPurposes.size() == AccountPurpose.values().length
                && ownSource == null
                && kinds.containsAll(EnumSet.complementOf(EnumSet.of(DealKind.BUY, DealKind.SELL)))
                && sign == AmountSign.ANY
                && comment.form() == CommentPattern.Form.ANYTHING
                && counterparty == Counterparty.IGNORED
                && validFrom == null
                && validTo == null;
    }

    private static Refused refused(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
