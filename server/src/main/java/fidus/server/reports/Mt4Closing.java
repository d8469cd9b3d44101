package fidus.server.reports;

import fidus.imports.Check;
import fidus.imports.Check.Tie;
import fidus.imports.OpenPosition;
import fidus.imports.Section;
import fidus.imports.SectionCount;
import fidus.imports.Summary;
import fidus.money.Money;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The totals and the Summary block of an MT4 statement, and what they must agree with.
final class Mt4Closing {
    private static final int MOST_LABELS = 200;

    private final Draft draft;
    private final Map<String, String> printed = new HashMap<>();
    private @Nullable Row closedTotals;

    Mt4Closing(Draft draft) {
        this.draft = draft;
    }

    void accept(Row row) {
        boolean totals =
                row.size() == 5
                        && row.cell(0).isEmpty()
                        && row.cells().subList(1, 5).stream().allMatch(Figures::hasDigit);
        if (totals && closedTotals == null) {
            closedTotals = row;
        } else {
            row.pairs().forEach(this::print);
        }
    }

    /// The first figure under a label counts; a real summary has two dozen labels.
    private void print(Row.Pair pair) {
        if (printed.size() < MOST_LABELS) {
            printed.putIfAbsent(pair.label(), pair.value());
        }
    }

    /// @throws fidus.contract.Refused `CUT_FILE` when totals or closing figures are absent
    void finish() {
        if (closedTotals == null) {
            throw Mt5Report.cut("the totals row under the closed transactions");
        }
        if (!printed.containsKey("Balance:") || !printed.containsKey("Equity:")) {
            throw Mt5Report.cut("the summary");
        }
        Money zero = Money.zero(draft.currency());
        Summary summary =
                new Summary(
                        money("Balance:"),
                        money("Equity:"),
                        money("Credit Facility:"),
                        money("Floating P/L:"),
                        sum(OpenPosition::swap, zero),
                        money("Margin:"),
                        money("Free Margin:"),
                        money("Deposit/Withdrawal:"),
                        money("Closed Trade P/L:"));
        draft.summary(summary);
        totals(closedTotals);
        ledger(summary, zero);
        if (summary.floatingProfit() != null) {
            Money open =
                    sum(OpenPosition::swap, zero)
                            .plus(sum(OpenPosition::commission, zero))
                            .plus(sum(OpenPosition::profit, zero));
            draft.check(Check.of(Tie.FLOATING, open, summary.floatingProfit()));
        }
        equity(summary);
    }

    private Money sum(java.util.function.Function<OpenPosition, Money> field, Money zero) {
        return draft.openPositions().stream().map(field).reduce(zero, Money::plus);
    }

    /// The row adds up trades only: commission, taxes, swap, profit.
    private void totals(Row row) {
        SectionCount.Sums sums = draft.count(Section.DEALS).sums();
        Money zero = Money.zero(draft.currency());
        if (sums == null) {
            sums = new SectionCount.Sums(zero, zero, zero, zero);
        }
        Money cash = zero;
        for (DealRow deal : draft.deals()) {
            cash = deal.dealKind().isTrade() ? cash : cash.plus(deal.dealProfit());
        }
        try {
            total(Tie.TOTAL_COMMISSION, sums.commission(), row.cell(1));
            total(Tie.TOTAL_FEE, sums.fee(), row.cell(2));
            total(Tie.TOTAL_SWAP, sums.swap(), row.cell(3));
            total(Tie.TOTAL_PROFIT, sums.profit().minus(cash), row.cell(4));
        } catch (BadField bad) {
            draft.unreadable(row.number(), bad);
        }
    }

    private void total(Tie tie, Money sum, String text) throws BadField {
        draft.check(Check.of(tie, sum, Figures.money(text, draft.currency(), "totals row")));
    }

    private void ledger(Summary summary, Money zero) {
        Money deposits = zero;
        Money closed = zero;
        List<DealRow> deals = draft.deals();
        for (DealRow deal : deals) {
            if (deal.dealKind().isTrade()) {
                closed = closed.plus(deal.netAmount());
            } else if (deal.dealKind() != DealKind.CREDIT) {
                deposits = deposits.plus(deal.netAmount());
            }
        }
        if (summary.deposits() != null) {
            draft.check(Check.of(Tie.DEPOSITS, deposits, summary.deposits()));
        }
        if (summary.closedProfit() != null) {
            draft.check(Check.of(Tie.CLOSED_PROFIT, closed, summary.closedProfit()));
        }
        if (summary.balance() != null) {
            draft.check(Check.of(Tie.WHOLE_LIFE, deposits.plus(closed), summary.balance()));
        }
    }

    /// MT4's floating profit already contains commission and swap of the open trades.
    private void equity(Summary summary) {
        if (summary.balance() == null
                || summary.equity() == null
                || summary.credit() == null
                || summary.floatingProfit() == null) {
            return;
        }
        Money computed = summary.balance().plus(summary.credit()).plus(summary.floatingProfit());
        draft.check(Check.of(Tie.EQUITY, computed, summary.equity()));
    }

    private @Nullable Money money(String label) {
        String text = printed.get(label);
        if (text == null) {
            return null;
        }
        try {
            return Figures.money(text, draft.currency(), label);
        } catch (BadField bad) {
            draft.unreadable(0, bad);
            return null;
        }
    }
}
