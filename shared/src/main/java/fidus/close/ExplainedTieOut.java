package fidus.close;

import fidus.auth.PersonId;
import fidus.money.Money;

import java.time.Instant;

/// A difference somebody explained in a close.
///
/// @param difference left less right; the explanation holds for exactly this
/// @param explainedBy the person's name
public record ExplainedTieOut(
        TieOutRule tieOutRule,
        String key,
        String part,
        Money difference,
        String reason,
        PersonId explainerId,
        String explainedBy,
        Instant explainedAt) {
    public boolean isAbout(TieOut tie) {
        return tie.tieOutRule() == tieOutRule
                && tie.key().equals(key)
                && tie.part().equals(part)
                && tie.difference().filter(difference::equals).isPresent();
    }
}
