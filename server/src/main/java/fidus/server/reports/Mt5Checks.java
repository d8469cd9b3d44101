package fidus.server.reports;

import fidus.imports.Check;
import fidus.imports.Check.Tie;
import fidus.imports.ReportKind;
import fidus.imports.Section;
import fidus.imports.SectionCount;
import fidus.imports.Summary;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Compares the figures of an MT5 report with one another.
final class Mt5Checks {
    private final Draft draft;
    private final ReportKind kind;

    Mt5Checks(Draft draft, ReportKind kind) {
        this.draft = draft;
        this.kind = kind;
    }

    /// @param printedTotals whether the totals row holds printed figures; a workbook's are formulas
    ///   whose stored value may be anything
    void run(@Nullable Row dealTotals, boolean printedTotals) {
        Money last = RunningBalance.check(draft);
        if (dealTotals != null && printedTotals && kind == ReportKind.HISTORY) {
            totals(dealTotals);
        }
        Summary summary = draft.summary();
        if (summary == null) {
            return;
        }
        if (last != null && summary.balance() != null) {
            draft.check(Check.of(Tie.LAST_BALANCE, last, summary.balance()));
        }
        SectionCount.Sums open = draft.count(Section.OPEN_POSITIONS).sums();
        if (summary.floatingProfit() != null) {
            Money sum = open == null ? Money.zero(draft.currency()) : open.profit();
            draft.check(Check.of(Tie.FLOATING, sum, summary.floatingProfit()));
        }
        equity(summary);
    }

    /// Commission, fee (absent in old builds), swap, profit, balance: from the right.
    private void totals(Row row) {
        List<String> filled = row.cells().stream().filter(cell -> !cell.isEmpty()).toList();
        SectionCount.Sums sums = draft.count(Section.DEALS).sums();
        if (sums == null) {
            return;
        }
        int size = filled.size();
        try {
            total(Tie.TOTAL_COMMISSION, sums.commission(), filled.get(0));
            if (size == 5) {
                total(Tie.TOTAL_FEE, sums.fee(), filled.get(1));
            }
            total(Tie.TOTAL_SWAP, sums.swap(), filled.get(size - 3));
            total(Tie.TOTAL_PROFIT, sums.profit(), filled.get(size - 2));
        } catch (BadField bad) {
            draft.unreadable(row.number(), bad);
        }
    }

    private void total(Tie tie, Money sum, String printed) throws BadField {
        draft.check(Check.of(tie, sum, Figures.money(printed, draft.currency(), "totals row")));
    }

    private void equity(Summary summary) {
        if (summary.balance() == null
                || summary.equity() == null
                || summary.credit() == null
                || summary.floatingProfit() == null
                || summary.openSwap() == null) {
            return;
        }
        Money computed =
                summary.balance()
                        .plus(summary.credit())
                        .plus(summary.floatingProfit())
                        .plus(summary.openSwap());
        draft.check(Check.of(Tie.EQUITY, computed, summary.equity()));
    }
}
