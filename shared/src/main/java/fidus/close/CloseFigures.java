package fidus.close;

import fidus.contract.Canonical;
import fidus.fees.runs.FeeRunCard;

import java.util.List;

/// All figures of a closed month. What two people sign is the digest of these.
///
/// @param version counts the closes of the month from 1
/// @param books what was posted up to the month's end, by the chart
/// @param snapshotHash of the accounts' readings; empty when that step was passed over
/// @param fees the month's runs
public record CloseFigures(
        String period,
        int version,
        List<BookLine> books,
        List<TieOut> tieOuts,
        String snapshotHash,
        List<AccountWorth> accounts,
        List<FeeRunCard> fees,
        List<SignedRun> runs,
        List<CarriedItem> carried,
        List<SkippedStep> skipped) {
    public CloseFigures {
        books = List.copyOf(books);
        tieOuts = List.copyOf(tieOuts);
        accounts = List.copyOf(accounts);
        fees = List.copyOf(fees);
        runs = List.copyOf(runs);
        carried = List.copyOf(carried);
        skipped = List.copyOf(skipped);
    }

    /// SHA-256 over the canonical text of all of them.
    public String digest() {
        return Canonical.digest(this);
    }
}
