package fidus.reconciliation.desk;

import fidus.reconciliation.BreakId;

import java.util.List;

/// What would come of doing something to several breaks; nothing of it was done.
///
/// @param refused those it would be refused for, in the order asked
public record BreakTrial(int accepted, List<Refusal> refused) {
    /// @param why for people
    public record Refusal(BreakId id, String why) {}

    public BreakTrial {
        refused = List.copyOf(refused);
    }
}
