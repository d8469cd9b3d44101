package fidus.server.statements;

import static fidus.server.paper.Paper.LEFT;
import static fidus.server.paper.Paper.RIGHT;
import static fidus.server.paper.Paper.WIDTH;

import fidus.money.Money;
import fidus.server.paper.Ink;
import fidus.server.paper.Paper;
import fidus.server.paper.Style;
import fidus.server.paper.Table;
import fidus.server.paper.Table.Column;
import fidus.statements.partners.EarnedLine;
import fidus.statements.partners.OpenLine;
import fidus.statements.partners.PaidLine;
import fidus.statements.partners.PartnerKind;
import fidus.statements.partners.PartnerMovements;
import fidus.statements.partners.PartnerSection;
import fidus.statements.partners.PartnerStatement;
import fidus.statements.partners.SoldContract;

import java.util.ArrayList;
import java.util.List;

/// An agent's or a company's statement as a document.
final class PartnerPaper {
    private final PartnerStatement statement;
    private final Print print;
    private final Paper paper;

    private PartnerPaper(PartnerStatement statement, Print print) {
        this.statement = statement;
        this.print = print;
        String month = Wording.month(statement.period());
        String name = statement.partner().name();
        this.paper =
                new Paper(
                        new Paper.Head(
                                "Statement of " + name + ", " + month,
                                name + " · Statement for " + month,
                                print.label(),
                                "Figures at the end of "
                                        + Wording.longDay(statement.to())
                                        + ", days of "
                                        + statement.businessZone(),
                                print.digest(),
                                print.draft(),
                                print.madeAt()));
    }

    static byte[] pdf(PartnerStatement statement, Print print) {
        return new PartnerPaper(statement, print).write();
    }

    private boolean isAgent() {
        return statement.partner().partnerKind() == PartnerKind.AGENT;
    }

    private byte[] write() {
        title();
        for (PartnerSection section : statement.sections()) {
            summary(section);
            kinds(section);
            earned(section);
            paid(section);
            open(section);
            contracts(section);
        }
        reading();
        return paper.finish();
    }

    private void title() {
        int before = paper.y();
        var facts = new ArrayList<List<String>>();
        facts.add(List.of("Statement", print.label()));
        if (isAgent()) {
            facts.add(List.of("Agent", statement.partner().code()));
        }
        facts.add(List.of("Clients", Integer.toString(statement.clients())));
        facts.add(List.of("Made on", Wording.day(print.madeOn())));
        for (List<String> fact : facts) {
            paper.text(Style.NOTE, RIGHT - 1_750, fact.getFirst());
            paper.right(Style.NOTE.in(Ink.BLACK), RIGHT, fact.getLast());
            paper.down(165);
        }
        paper.down(before - paper.y());
        paper.text(Style.KICKER, LEFT, isAgent() ? "COMMISSION STATEMENT" : "FRANCHISE STATEMENT");
        paper.down(400);
        String name = statement.partner().name();
        paper.text(Style.TITLE, LEFT, paper.fitted(Style.TITLE, 3_150, name));
        paper.down(260);
        String days = Wording.longDay(statement.from()) + " to " + Wording.longDay(statement.to());
        paper.text(Style.BODY.in(Ink.MUTED), LEFT, days);
        paper.down(260);
    }

    private void summary(PartnerSection section) {
        paper.need(1_500);
        int height = 1_170;
        paper.box(Ink.TINT, LEFT, WIDTH, height);
        paper.box(Ink.ACCENT, LEFT, 30, height);
        paper.down(230);
        String what = "Due to you and not paid on " + Wording.longDay(statement.to());
        paper.text(Style.NOTE, LEFT + 200, what);
        paper.down(390);
        String value = Wording.amount(section.total().closing());
        paper.text(Style.LARGE, LEFT + 200, value);
        int after = LEFT + 200 + paper.width(Style.LARGE, value) + 90;
        paper.text(Style.BODY.in(Ink.MUTED), after, section.currency().code());
        paper.down(250);
        PartnerMovements total = section.total();
        step(0, "Opening", Wording.amount(total.opening()));
        step(1, "+ Earned", Wording.moved(total.earned()));
        step(2, "− Paid", Wording.moved(total.paid()));
        step(3, "+ Payments back", Wording.moved(total.returned()));
        step(4, "= Closing", Wording.amount(total.closing()));
        step(5, "of it approved", Wording.moved(section.approved()));
        paper.down(height - 230 - 390 - 250);
        paper.down(140);
    }

    private void step(int number, String name, String value) {
        int x = LEFT + 200 + number * ((WIDTH - 300) / 6);
        paper.text(Style.SMALL, x, name);
        paper.down(160);
        paper.text(Style.STRONG, x, value);
        paper.down(-160);
    }

    private void kinds(PartnerSection section) {
        paper.heading("What is behind it, " + section.currency(), 900);
        var rows = new ArrayList<List<String>>();
        section.sums()
                .forEach(one -> rows.add(row(PartnerWords.of(one.earningKind()), one.movements())));
        new Table(
                        paper,
                        List.of(
                                Column.text("", LEFT, 1_500),
                                Column.figures("Opening", LEFT + 2_250),
                                Column.figures("Earned", LEFT + 3_000),
                                Column.figures("Paid", LEFT + 3_700),
                                Column.figures("Back", LEFT + 4_200),
                                Column.figures("Closing", RIGHT)))
                .write(rows, rows.size() < 2 ? List.of() : row("Total", section.total()));
        paper.down(150);
        String more =
                "Earned so far on what is not due yet: "
                        + Wording.amount(section.accrued())
                        + ". The books of the house hold "
                        + Wording.amount(section.booked())
                        + (isAgent() ? " of commissions for you." : " of pools for you.");
        paper.paragraph(Style.NOTE, LEFT, WIDTH, more);
    }

    private static List<String> row(String name, PartnerMovements movements) {
        return List.of(
                name,
                Wording.amount(movements.opening()),
                Wording.moved(movements.earned()),
                Wording.taken(movements.paid()),
                Wording.moved(movements.returned()),
                Wording.amount(movements.closing()));
    }

    private void earned(PartnerSection section) {
        var rows = new ArrayList<List<String>>();
        for (EarnedLine line : section.earned()) {
            rows.add(
                    List.of(
                            Wording.day(line.dueOn()),
                            line.contractNumber() + " · " + line.fundCode(),
                            line.earnedOn() + PartnerWords.brief(line.earningKind()),
                            Wording.amount(line.baseAmount()),
                            Wording.percent(
                                    line.earningRate().movePointRight(2).stripTrailingZeros()),
                            Wording.amount(line.earnedAmount())));
        }
        table(
                "Earned in " + Wording.month(statement.period()),
                List.of(
                        Column.text("Due on", LEFT, 900),
                        Column.text("Contract", LEFT + 950, 950),
                        Column.text("Earned on", LEFT + 1_950, 1_350),
                        Column.figures("Row", LEFT + 3_700),
                        Column.figures("Rate", LEFT + 4_250),
                        Column.figures("Amount", RIGHT)),
                rows,
                section.total().earned());
    }

    private void paid(PartnerSection section) {
        var rows = new ArrayList<List<String>>();
        for (PaidLine line : section.payments()) {
            rows.add(
                    List.of(
                            Wording.day(line.movedOn()),
                            Long.toString(line.contractNumber()),
                            line.earnedOn() + PartnerWords.brief(line.earningKind()),
                            (line.returned() ? "Came back: " : "") + line.reference(),
                            Wording.amount(line.paidAmount())));
        }
        table(
                "Paid in " + Wording.month(statement.period()),
                List.of(
                        Column.text("On", LEFT, 900),
                        Column.text("Contract", LEFT + 950, 600),
                        Column.text("Earned on", LEFT + 1_600, 1_350),
                        Column.text("Payment reference", LEFT + 3_000, 1_300),
                        Column.figures("Amount", RIGHT)),
                rows,
                section.total().paid().minus(section.total().returned()));
    }

    private void open(PartnerSection section) {
        var rows = new ArrayList<List<String>>();
        for (OpenLine line : section.open()) {
            rows.add(
                    List.of(
                            Wording.day(line.dueOn()),
                            Long.toString(line.contractNumber()),
                            line.earnedOn() + PartnerWords.brief(line.earningKind()),
                            PartnerWords.of(line.openState()),
                            Wording.amount(line.openAmount())));
        }
        table(
                "Due and not paid on " + Wording.longDay(statement.to()),
                List.of(
                        Column.text("Due on", LEFT, 900),
                        Column.text("Contract", LEFT + 950, 600),
                        Column.text("Earned on", LEFT + 1_600, 1_350),
                        Column.text("State when made", LEFT + 3_000, 1_300),
                        Column.figures("Amount", RIGHT)),
                rows,
                section.total().closing());
    }

    private void contracts(PartnerSection section) {
        var rows = new ArrayList<List<String>>();
        for (SoldContract one : section.contracts()) {
            rows.add(
                    List.of(
                            one.contractNumber() + " · " + one.fundCode(),
                            Wording.day(one.startDate()),
                            Wording.day(one.endsOn()),
                            Wording.amount(one.principal())));
        }
        table(
                "Contracts sold, " + section.currency(),
                List.of(
                        Column.text("Contract", LEFT, 1_200),
                        Column.text("Started on", LEFT + 1_300, 1_200),
                        Column.text("Principal due on", LEFT + 2_600, 1_200),
                        Column.figures("Principal", RIGHT)),
                rows,
                section.sales());
    }

    private void table(String heading, List<Column> columns, List<List<String>> rows, Money sum) {
        paper.heading(heading, 600);
        if (rows.isEmpty()) {
            paper.down(120);
            paper.text(Style.NOTE, LEFT, "Nothing.");
            paper.down(60);
            return;
        }
        var total = new ArrayList<String>();
        if (rows.size() > 1) {
            columns.forEach(_ -> total.add(""));
            total.set(0, "Total");
            total.set(columns.size() - 1, Wording.amount(sum));
        }
        new Table(paper, columns).write(rows, total);
    }

    private void reading() {
        paper.heading("How to read this statement", 400);
        paper.down(100);
        paper.paragraph(
                Style.NOTE,
                LEFT,
                WIDTH,
                isAgent()
                        ? "A commission is earned when the client's row it stands on is due: the"
                                + " row times your rate, rounded to the cent. Nothing is earned on"
                                + " principal."
                        : "A pool is earned with the client's row: principal times the pool's rate"
                                + " times the months covered. The agent's part is rounded to the"
                                + " cent, the company's part is the rest.");
        paper.down(30);
        String states =
                "How far an open row has come is said as of the day this statement was made; all"
                        + " sums are those of the month's end.";
        paper.paragraph(Style.NOTE, LEFT, WIDTH, states);
    }
}
