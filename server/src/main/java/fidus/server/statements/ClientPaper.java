package fidus.server.statements;

import static fidus.server.paper.Paper.LEFT;
import static fidus.server.paper.Paper.RIGHT;
import static fidus.server.paper.Paper.WIDTH;

import fidus.money.Money;
import fidus.server.paper.Chart;
import fidus.server.paper.Ink;
import fidus.server.paper.Paper;
import fidus.server.paper.Style;
import fidus.server.paper.Table;
import fidus.server.paper.Table.Column;
import fidus.statements.ClientStatement;
import fidus.statements.ContractLine;
import fidus.statements.CurrencySection;
import fidus.statements.Movements;
import fidus.statements.PayoutLine;

import java.util.ArrayList;
import java.util.List;

/// A client's statement as a document.
final class ClientPaper {
    private final ClientStatement statement;
    private final Print print;
    private final Paper paper;

    private ClientPaper(ClientStatement statement, Print print) {
        this.statement = statement;
        this.print = print;
        String month = Wording.month(statement.period());
        this.paper =
                new Paper(
                        new Paper.Head(
                                "Statement of " + statement.clientName() + ", " + month,
                                statement.clientName() + " · Statement for " + month,
                                print.label(),
                                "Figures at the end of "
                                        + Wording.longDay(statement.to())
                                        + ", days of "
                                        + statement.businessZone(),
                                print.digest(),
                                print.draft(),
                                print.madeAt()));
    }

    static byte[] pdf(ClientStatement statement, Print print) {
        return new ClientPaper(statement, print).write();
    }

    private byte[] write() {
        title();
        for (CurrencySection section : statement.sections()) {
            summary(section);
            interest(section);
            contracts(section);
            payouts("Payouts in " + month(), section.payouts(), "Nothing was due or paid.");
            payouts("Next payouts", section.upcoming(), "Nothing is due any more.");
            new MoneyAsked(paper, month()).write(section);
        }
        reading();
        return paper.finish();
    }

    private String month() {
        return Wording.month(statement.period());
    }

    private void title() {
        facts();
        paper.text(Style.KICKER, LEFT, "ACCOUNT STATEMENT");
        paper.down(400);
        paper.text(Style.TITLE, LEFT, paper.fitted(Style.TITLE, 3_150, statement.clientName()));
        paper.down(260);
        paper.text(
                Style.BODY.in(Ink.MUTED),
                LEFT,
                Wording.longDay(statement.from()) + " to " + Wording.longDay(statement.to()));
        paper.down(260);
    }

    private void facts() {
        int before = paper.y();
        var facts =
                List.of(
                        List.of("Statement", print.label()),
                        List.of("Figures at the end of", Wording.day(statement.to())),
                        List.of("Made on", made()),
                        List.of("Business zone", statement.businessZone()));
        for (List<String> fact : facts) {
            paper.text(Style.NOTE, RIGHT - 1_750, fact.getFirst());
            paper.right(Style.NOTE.in(Ink.BLACK), RIGHT, fact.getLast());
            paper.down(165);
        }
        paper.down(before - paper.y());
    }

    private String made() {
        return Wording.day(print.madeOn());
    }

    private void summary(CurrencySection section) {
        paper.need(1_500);
        int height = 1_170;
        paper.box(Ink.TINT, LEFT, WIDTH, height);
        paper.box(Ink.ACCENT, LEFT, 30, height);
        paper.down(230);
        paper.text(Style.NOTE, LEFT + 200, "Contract value on " + Wording.longDay(statement.to()));
        paper.down(390);
        String value = Wording.amount(section.total().closing());
        paper.text(Style.LARGE, LEFT + 200, value);
        int after = LEFT + 200 + paper.width(Style.LARGE, value) + 90;
        paper.text(Style.BODY.in(Ink.MUTED), after, section.currency().code());
        paper.down(250);
        steps(section.total());
        paper.down(height - 230 - 390 - 250 - 160);
        paper.down(140);
    }

    private void steps(Movements total) {
        var steps = new ArrayList<List<String>>();
        steps.add(List.of("Opening value", Wording.amount(total.opening())));
        steps.add(List.of("+ Deposits", Wording.moved(total.deposits())));
        steps.add(List.of("+ Accrued interest", Wording.moved(total.accruedInterest())));
        steps.add(List.of("− Payouts paid", Wording.moved(total.payoutsPaid())));
        Money lost = total.notRepaid();
        if (lost != null) {
            steps.add(List.of("− Not repaid", Wording.moved(lost)));
        }
        steps.add(List.of("= Closing value", Wording.amount(total.closing())));
        int x = LEFT + 200;
        int width = (WIDTH - 300) / steps.size();
        for (List<String> step : steps) {
            paper.text(Style.SMALL, x, step.getFirst());
            x += width;
        }
        paper.down(160);
        x = LEFT + 200;
        for (List<String> step : steps) {
            paper.text(Style.STRONG, x, step.getLast());
            x += width;
        }
    }

    private void interest(CurrencySection section) {
        boolean earned =
                section.months().stream().anyMatch(month -> !month.accruedInterest().isZero());
        if (!earned) {
            return;
        }
        paper.heading("Interest by month, " + section.currency(), Chart.room());
        var pairs = new ArrayList<Chart.Pair>();
        for (var month : section.months()) {
            pairs.add(
                    new Chart.Pair(
                            Wording.onAxis(month.month(), pairs.isEmpty()),
                            month.accruedInterest().amount(),
                            month.interestPaid().amount()));
        }
        paper.down(50);
        new Chart(paper).pairs(pairs, "Accrued", "Paid");
    }

    private void contracts(CurrencySection section) {
        if (section.contracts().isEmpty()) {
            return;
        }
        paper.heading("Contracts, " + section.currency(), 900);
        var rows = new ArrayList<List<String>>();
        for (ContractLine line : section.contracts()) {
            rows.add(row(line.number() + " · " + line.fundCode(), line.movements()));
        }
        new Table(
                        paper,
                        List.of(
                                Column.text("Contract", LEFT, 1_150),
                                Column.figures("Opening value", LEFT + 1_850),
                                Column.figures("Deposits", LEFT + 2_620),
                                Column.figures("Accrued interest", LEFT + 3_430),
                                Column.figures("Payouts paid", LEFT + 4_130),
                                Column.figures("Closing value", RIGHT)))
                .write(rows, row("Total", section.total()));
        paper.down(90);
        section.contracts().forEach(this::terms);
    }

    private static List<String> row(String name, Movements movements) {
        return List.of(
                name,
                Wording.amount(movements.opening()),
                Wording.moved(movements.deposits()),
                Wording.moved(movements.accruedInterest()),
                Wording.taken(movements.payoutsPaid()),
                Wording.amount(movements.closing()));
    }

    private void terms(ContractLine line) {
        int wide = WIDTH - 1_250;
        int lines = paper.wrapped(Style.NOTE, wide, Wording.terms(line)).size();
        paper.need(lines * Style.NOTE.leading() + 160);
        paper.down(140);
        int before = paper.y();
        paper.text(Style.NOTE.in(Ink.BLACK), LEFT, line.number() + " · " + line.fundCode());
        paper.down(Style.NOTE.leading());
        paper.text(Style.NOTE, LEFT, Wording.amount(line.principal()) + " principal");
        Money lost = line.movements().notRepaid();
        if (lost != null) {
            paper.down(Style.NOTE.leading());
            paper.text(Style.NOTE, LEFT, Wording.amount(lost) + " not repaid");
        }
        paper.down(before - paper.y());
        paper.paragraph(Style.NOTE, LEFT + 1_250, wide, Wording.terms(line));
        paper.down(lines == 1 ? Style.NOTE.leading() - 60 : -60);
    }

    private void payouts(String heading, List<PayoutLine> lines, String nothing) {
        paper.heading(heading, 600);
        if (lines.isEmpty()) {
            paper.down(120);
            paper.text(Style.NOTE, LEFT, nothing);
            paper.down(60);
            return;
        }
        var rows = new ArrayList<List<String>>();
        Money sum = Money.zero(lines.getFirst().payoutAmount().currency());
        for (PayoutLine line : lines) {
            rows.add(
                    List.of(
                            Wording.day(line.dueOn()),
                            line.contractNumber() + " · " + line.fundCode(),
                            Wording.payout(line),
                            Wording.state(line) + Wording.atTheBank(line),
                            Wording.amount(line.payoutAmount())));
            sum = sum.plus(line.payoutAmount());
        }
        List<String> total =
                rows.size() == 1 ? List.of() : List.of("Total", "", "", "", Wording.amount(sum));
        new Table(
                        paper,
                        List.of(
                                Column.text("Due on", LEFT, 900),
                                Column.text("Contract", LEFT + 950, 770),
                                Column.text("Payout", LEFT + 1_750, 1_000),
                                Column.text("State", LEFT + 2_800, 1_700),
                                Column.figures("Amount", RIGHT)))
                .write(rows, total);
    }

    private void reading() {
        var words = new ArrayList<String>();
        words.add(
                "The contract value is the principal not yet repaid and the interest accrued, less"
                        + " the interest paid. It is not what can be redeemed now: interest is paid"
                        + " on its due dates and principal at the end of the contract.");
        words.add(
                "Interest accrues by the day in thirtieths of a month, so that calendar months of"
                        + " different length show slightly different interest.");
        boolean shares =
                statement.sections().stream()
                        .flatMap(section -> section.payouts().stream())
                        .anyMatch(Wording::besideTheValue);
        if (shares) {
            words.add(
                    "Performance shares are paid beside the contract value and are not part of"
                            + " it.");
        }
        paper.heading("How to read this statement", 400);
        paper.down(100);
        for (String word : words) {
            paper.paragraph(Style.NOTE, LEFT, WIDTH, word);
            paper.down(30);
        }
    }
}
