package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// Accepts, as a job, suggestions of a run that have no difference: those picked, each whatever
/// becomes of the others, or every one that reaches a score. Of several for one row that score
/// almost alike none is accepted.
///
/// @param leastScore 0 to 1 with at most 4 decimals; of those picked none is asked
/// @param picked 1 to {@link #MOST}; absent for all of the run
/// @param uncompared whether those of all are meant too whose texts were not compared, of passes
///   that ignore references; without it they are left to a person who looks at each
public record AcceptSuggestions(
        RunId runId,
        BigDecimal leastScore,
        @Nullable List<Picked> picked,
        @Nullable Boolean uncompared) {
    public static final int MOST = 1_000;

    /// A suggestion by its rows.
    public record Picked(List<String> bookRows, List<String> statementRows) {
        public Picked {
            bookRows = List.copyOf(bookRows);
            statementRows = List.copyOf(statementRows);
        }
    }

    public AcceptSuggestions {
        picked = picked == null ? null : List.copyOf(picked);
    }

    /// All of the run whose texts were compared.
    public AcceptSuggestions(RunId runId, BigDecimal leastScore) {
        this(runId, leastScore, null);
    }

    public AcceptSuggestions(RunId runId, BigDecimal leastScore, @Nullable List<Picked> picked) {
        this(runId, leastScore, picked, null);
    }
}
