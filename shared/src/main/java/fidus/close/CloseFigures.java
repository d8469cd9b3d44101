package fidus.close;

import com.fasterxml.jackson.annotation.JsonInclude;

import fidus.cashflow.Coverage;
import fidus.contract.Canonical;
import fidus.fees.runs.FeeRunCard;

import java.util.List;

/// All figures of a closed month. What two people sign is the digest of these.
///
/// @param version counts the closes of the month from 1
/// @param books what was posted up to the month's end, by the chart
/// @param snapshotHash of the accounts' readings; empty when that step was passed over
/// @param fees the month's runs
/// @param coverage assets against obligations at the month's end, pooled and each fund by itself
/// @param attested balances of wallets that send no statement
/// @param measures figures that hold nothing against each other, such as the share of complete
///   accounts (R25)
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
        List<SkippedStep> skipped,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Coverage> coverage,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AttestedBalance> attested,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CloseFigure> measures) {
    /// What was signed before coverage, attested balances and measures were is read without them,
    /// and its digest, in which empty ones do not stand, is the one that was signed.
    public CloseFigures {
        books = List.copyOf(books);
        tieOuts = List.copyOf(tieOuts);
        accounts = List.copyOf(accounts);
        fees = List.copyOf(fees);
        runs = List.copyOf(runs);
        carried = List.copyOf(carried);
        skipped = List.copyOf(skipped);
        coverage = coverage == null ? List.of() : List.copyOf(coverage);
        attested = attested == null ? List.of() : List.copyOf(attested);
        measures = measures == null ? List.of() : List.copyOf(measures);
    }

    /// SHA-256 over the canonical text of all of them.
    public String digest() {
        return Canonical.digest(this);
    }
}
