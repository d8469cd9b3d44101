package fidus.reconciliation.desk;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Suggestion;

import java.util.List;

/// Both sides of a run with everything found about them.
///
/// @param checks the system rules evaluated, each with its outcome
/// @param excluded the row sets of the account that are not matched or suggested until lifted
/// @param bookRows how many of the rows are carried here; all of them up to 20,000 a side
/// @param ties whether the statement's own checks (S1, S2) are clean
public record Workbench(
        RunCard card,
        List<MatchRow> book,
        List<MatchRow> statement,
        List<RecordedMatch> matches,
        List<Suggestion> suggestions,
        List<Explanation> explanations,
        List<BreakCard> breaks,
        List<RuleOutcome> checks,
        List<ExcludedRows> excluded,
        boolean ties,
        long bookRows,
        long statementRows) {}
