package fidus.desktop.samples;

import fidus.bank.desk.BankPreview;
import fidus.bank.desk.StatementPreview;

import java.util.ArrayList;
import java.util.List;

/// Files on their way in that need a decision.
public final class BankFiles {
    private BankFiles() {}

    /// One with a statement of an account that the house does not keep.
    ///
    /// @param left whether the others can be taken in without it
    public static BankPreview withACard(boolean left) {
        BankPreview ours = Banks.preview(null, null);
        String why =
                "No account of the house is 400000001234. Enter the account first, or say at its"
                        + " account how its statements print it.";
        StatementPreview refused = Banks.preview(null, why).statements().getFirst();
        List<StatementPreview> both = new ArrayList<>(ours.statements());
        both.add(refused);
        return new BankPreview(
                ours.id(),
                ours.fileName(),
                ours.format(),
                ours.dialect(),
                ours.encoding(),
                ours.charset(),
                ours.profile(),
                ours.profileVersion(),
                ours.unsure(),
                both,
                ours.checks(),
                ours.unreadable(),
                ours.unreadableSize(),
                ours.raw(),
                false,
                why,
                "WRONG_ACCOUNT",
                left ? Boolean.TRUE : null,
                ours.readAt());
    }
}
