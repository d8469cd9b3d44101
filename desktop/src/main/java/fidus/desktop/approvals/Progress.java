package fidus.desktop.approvals;

import fidus.approvals.Approval;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.desktop.controls.Words;

import java.util.stream.Collectors;

/// How far a command of several decisions is.
final class Progress {
    private Progress() {}

    /// Who has approved so far and who is still needed; empty where one decision is enough.
    static String words(Prepared shown) {
        if (shown.progress().isEmpty()) {
            return "";
        }
        String given =
                shown.approvals().stream().map(Approval::name).collect(Collectors.joining(", "));
        String so = given.isEmpty() ? shown.progress() : shown.progress() + ": " + given;
        if (shown.preparedState() != PreparedState.PENDING) {
            return so + ".";
        }
        int missing = shown.needs().size() - shown.approvals().size();
        String and = missing == shown.openRoles().size() ? " and " : " or ";
        return so
                + ". Still needed: "
                + shown.openRoles().stream().map(Words::of).collect(Collectors.joining(and))
                + (missing > 1 ? ", two different persons." : ".");
    }
}
