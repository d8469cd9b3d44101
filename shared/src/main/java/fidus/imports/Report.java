package fidus.imports;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.DealRow;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/// Everything one file contains, and everything in it that could not be read.
///
/// @param title as the file calls itself, shortened
/// @param printedAt when the report was written by the broker's wall clock
/// @param deals the ledger rows in the file's order
/// @param totals absent when the file has no deals
/// @param encoding the character encoding the text was read in, `xlsx` for workbooks
/// @param sha256 of the file's bytes, in hex: the same file is the same evidence
public record Report(
        ReportFormat format,
        ReportKind kind,
        String title,
        Claim claim,
        @Nullable LocalDateTime printedAt,
        @Nullable Summary summary,
        List<DealRow> deals,
        List<OpenPosition> openPositions,
        List<SectionCount> counts,
        @Nullable LedgerTotals totals,
        List<Check> checks,
        List<Unreadable> unreadable,
        String encoding,
        String sha256,
        long bytes) {
    /// @throws Refused `NOT_A_STATEMENT` when this is no statement, `UNREADABLE` when some row of
    ///   it could not be read: a statement is taken whole or not at all
    public Report requireStatement() {
        return require(kind.isStatement(), "as a statement");
    }

    /// @throws Refused `NOT_A_STATEMENT` when it holds no deals of a real account, `UNREADABLE`
    ///   when some row of it could not be read
    public Report requireDeals() {
        return require(kind.holdsDeals() && !deals.isEmpty(), "");
    }

    private Report require(boolean fitting, String as) {
        if (!fitting) {
            throw Refused.because(
                    Problem.Code.NOT_A_STATEMENT,
                    ("This file cannot be imported " + as).strip()
                            + ". "
                            + (kind.whyNoStatement().isEmpty()
                                    ? "It has no deals."
                                    : kind.whyNoStatement()));
        }
        if (!unreadable.isEmpty()) {
            Unreadable first = unreadable.getFirst();
            throw Refused.because(
                    Problem.Code.UNREADABLE,
                    "%d rows of this file cannot be read; the first is row %d, %s: %s"
                            .formatted(
                                    unreadable.size(),
                                    first.line(),
                                    first.field(),
                                    first.reason()));
        }
        return this;
    }

    /// Whether every pair of figures that should be the same is the same.
    public boolean ties() {
        return checks.stream().allMatch(Check::ties);
    }

    /// The count of one section, zero when the file does not have it.
    public SectionCount count(Section section) {
        return counts.stream()
                .filter(count -> count.section() == section)
                .findFirst()
                .orElse(new SectionCount(section, 0, Map.of(), Map.of(), Map.of(), null));
    }
}
