package fidus.server.statements;

import static fidus.server.paper.Paper.LEFT;
import static fidus.server.paper.Paper.RIGHT;
import static fidus.server.paper.Paper.WIDTH;

import fidus.server.paper.Chart;
import fidus.server.paper.Ink;
import fidus.server.paper.Paper;
import fidus.server.paper.Style;
import fidus.server.paper.Table;
import fidus.server.paper.Table.Column;
import fidus.statements.FeeLine;
import fidus.statements.FundAccountLine;
import fidus.statements.FundPack;
import fidus.statements.FundSection;
import fidus.statements.FundValues;
import fidus.statements.ReturnFigure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The fund pack as a document.
final class FundPaper {
    private final FundPack pack;
    private final Paper paper;

    private FundPaper(FundPack pack, Print print) {
        this.pack = pack;
        String month = Wording.month(pack.period());
        this.paper =
                new Paper(
                        new Paper.Head(
                                "Fund pack, " + month,
                                "Fund pack for " + month,
                                print.label(),
                                "Readings up to the end of "
                                        + Wording.longDay(pack.to())
                                        + " by the clock of each server",
                                print.digest(),
                                print.draft(),
                                print.madeAt()));
    }

    static byte[] pdf(FundPack pack, Print print) {
        return new FundPaper(pack, print).write();
    }

    private byte[] write() {
        paper.text(Style.KICKER, LEFT, "FUND PACK · FOR THE HOUSE ONLY");
        paper.down(400);
        paper.text(Style.TITLE, LEFT, Wording.month(pack.period()));
        paper.right(Style.NOTE, RIGHT, "Computed " + Wording.moment(pack.asOf()));
        paper.down(150);
        if (pack.funds().isEmpty()) {
            paper.down(250);
            paper.text(Style.BODY, LEFT, "There is no active trading account.");
        }
        for (FundSection fund : pack.funds()) {
            fund(fund);
        }
        others();
        return paper.finish();
    }

    private void others() {
        if (pack.otherFees().isEmpty()) {
            return;
        }
        paper.heading("Fees of no fund", 500);
        pack.otherFees().forEach(this::fee);
    }

    private void fee(FeeLine fee) {
        paper.down(180);
        paper.text(Style.BODY, LEFT, fee.feeType() + ", " + fee.payee());
        paper.right(Style.BODY, LEFT + 4_130, Wording.taken(fee.feeAmount()));
    }

    private void fund(FundSection fund) {
        paper.heading(fund.fundCode() + ", " + fund.currency(), 2_400);
        accounts(fund);
        fees(fund);
        returns(fund);
        if (!fund.course().isEmpty()) {
            paper.need(Chart.room() + 200);
            paper.down(300);
            paper.text(Style.STRONG, LEFT, "Equity at the end of each day");
            paper.down(60);
            new Chart(paper)
                    .course(
                            fund.course().stream()
                                    .map(
                                            one ->
                                                    new Chart.Dot(
                                                            Wording.day(one.on()),
                                                            one.value().amount()))
                                    .toList());
        }
    }

    private void accounts(FundSection fund) {
        var rows = new ArrayList<List<String>>();
        for (FundAccountLine line : fund.accounts()) {
            FundValues values = line.values();
            rows.add(values == null ? missing(line) : row(line.label(), values));
        }
        FundValues total = fund.total();
        new Table(
                        paper,
                        List.of(
                                Column.text("Account", LEFT, 1_150),
                                Column.figures("Opening equity", LEFT + 1_950),
                                Column.figures("Capital flows", LEFT + 2_720),
                                Column.figures("Withdrawn profit", LEFT + 3_480),
                                Column.figures("True P&L", LEFT + 4_130),
                                Column.figures("Closing equity", RIGHT)))
                .write(rows, total == null ? List.of() : row("Fund", total));
        for (FundAccountLine line : fund.accounts()) {
            if (!line.note().isEmpty()) {
                paper.down(150);
                paper.text(Style.NOTE, LEFT, line.label() + ": " + line.note());
            }
        }
    }

    private static List<String> missing(FundAccountLine line) {
        return List.of(line.label(), "?", "?", "?", "?", "?");
    }

    private static List<String> row(String name, FundValues values) {
        return List.of(
                name,
                Wording.amount(values.opening()),
                Wording.moved(values.capitalFlows()),
                Wording.taken(values.profitWithdrawn()),
                Wording.moved(values.truePnl()),
                Wording.amount(values.closing()));
    }

    private void fees(FundSection fund) {
        var after = fund.afterFees();
        if (after == null) {
            return;
        }
        paper.need(500);
        fund.fees().forEach(this::fee);
        paper.down(180);
        String words = fund.fees().isEmpty() ? "No fee posted" : "After fees";
        paper.text(Style.STRONG, LEFT, words);
        paper.right(Style.STRONG, LEFT + 4_130, Wording.amount(after));
    }

    private void returns(FundSection fund) {
        paper.need(900);
        paper.down(200);
        int half = WIDTH / 2 - 60;
        int top = paper.y();
        paper.box(Ink.TINT, LEFT, half, 800);
        paper.box(Ink.TINT, LEFT + half + 120, half, 800);
        figure(LEFT + 130, half - 260, "Time-weighted return", fund.timeWeighted());
        paper.down(top - paper.y());
        figure(LEFT + half + 250, half - 260, "Money-weighted return", fund.moneyWeighted());
        paper.down(top + 800 - paper.y());
    }

    private void figure(int x, int width, String name, ReturnFigure figure) {
        paper.down(180);
        paper.text(Style.NOTE, x, name);
        paper.down(250);
        BigDecimal percent = figure.percent();
        Style large = Style.LARGE.sized(180);
        paper.text(large, x, percent == null ? "None" : Wording.percent(percent));
        paper.down(160);
        String words = figure.refusal().isEmpty() ? figure.formula() : figure.refusal();
        paper.paragraph(Style.SMALL, x, width, words);
    }
}
