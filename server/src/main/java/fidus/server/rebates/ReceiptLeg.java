package fidus.server.rebates;

import fidus.ledger.JournalEntry;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the journal tells the receipts of a run apart: by the reference on the bank's statement, and
/// by a number where a reference was taken back and recorded again.
public final class ReceiptLeg {
    /// Of what books receipts.
    public static final String EVENT = Rebates.EVENT;

    private static final Pattern FORM = Pattern.compile("receipt(?:#\\d+)? (.*)", Pattern.DOTALL);

    private ReceiptLeg() {}

    /// The leg under which a receipt of a run is booked now.
    static String next(Unit unit, Ledger ledger, RebateRun run, RebateReceipt receipt) {
        String leg = "receipt " + receipt.evidence();
        for (int time = 2; isUsed(unit, ledger, run, leg); time++) {
            leg = "receipt#" + time + " " + receipt.evidence();
        }
        return leg;
    }

    private static boolean isUsed(Unit unit, Ledger ledger, RebateRun run, String leg) {
        return ledger.isPosted(
                unit, new Ledger.Posted(Rebates.EVENT, Rebates.subject(run.id()), leg));
    }

    /// The reference that an entry books a receipt with; empty for other entries.
    public static Optional<String> evidence(JournalEntry entry) {
        if (!entry.eventCode().equals(Rebates.EVENT)
                || !entry.source().startsWith(Rebates.SOURCE)) {
            return Optional.empty();
        }
        Matcher leg = FORM.matcher(entry.leg());
        return leg.matches() ? Optional.of(leg.group(1)) : Optional.empty();
    }
}
