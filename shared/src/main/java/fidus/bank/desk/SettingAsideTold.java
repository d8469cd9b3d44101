package fidus.bank.desk;

import fidus.approvals.Shown;

import java.time.Instant;
import java.util.List;

/// What follows when nothing a statement says counts any more, in the words that whoever agrees to
/// it reads.
public record SettingAsideTold(Instant asOf, List<Shown> follows) {
    public SettingAsideTold {
        follows = List.copyOf(follows);
    }
}
