package fidus.statements.partners;

import fidus.statements.StatementDifference;

/// What a partner's statement says otherwise than the one it replaces.
public final class PartnerDifference {
    private PartnerDifference() {}

    /// @param was the earlier number as printed
    /// @param is the later number as printed
    public static StatementDifference between(
            String was, PartnerStatement before, String is, PartnerStatement after) {
        return new StatementDifference(
                was,
                is,
                StatementDifference.between(PartnerFigures.of(before), PartnerFigures.of(after)));
    }
}
