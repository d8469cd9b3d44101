package fidus.reconciliation.desk;

import fidus.auth.PersonId;
import fidus.reconciliation.CauseCode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Does the same to several breaks: to all of them or, when one is refused, to none.
///
/// @param breaks 1 to {@link ExplainBreaks#MOST}, each as it was shown
/// @param owner needed to assign and to explain
/// @param causeCode needed to set a cause and to explain
/// @param text the explanation, the comment, the evidence or the reason; empty where none is needed
public record DoToBreaks(
        List<ExplainBreaks.Shown> breaks,
        BreakDeed deed,
        @Nullable PersonId owner,
        @Nullable CauseCode causeCode,
        String text) {
    public DoToBreaks {
        breaks = List.copyOf(breaks);
    }
}
