package fidus.server.statements;

import static fidus.server.paper.Paper.LEFT;
import static fidus.server.paper.Paper.RIGHT;

import fidus.server.paper.Paper;
import fidus.server.paper.Table;
import fidus.server.paper.Table.Column;
import fidus.statements.CurrencySection;
import fidus.statements.DepositLine;
import fidus.statements.RedemptionLine;

import java.util.ArrayList;
import java.util.List;

/// What of a client's statement tells of the client's own doing: payouts asked for, money sent.
final class MoneyAsked {
    private final Paper paper;
    private final String month;

    MoneyAsked(Paper paper, String month) {
        this.paper = paper;
        this.month = month;
    }

    void write(CurrencySection section) {
        redemptions(section);
        deposits(section);
    }

    private void redemptions(CurrencySection section) {
        if (section.redemptionLines().isEmpty()) {
            return;
        }
        paper.heading("Redemption requests in " + month, 600);
        var rows = new ArrayList<List<String>>();
        for (RedemptionLine line : section.redemptionLines()) {
            rows.add(
                    List.of(
                            Wording.day(line.requestedOn()),
                            line.contractNumber() + " · " + line.fundCode(),
                            "Request " + line.number(),
                            Wording.state(line),
                            Wording.amount(line.requested())));
        }
        new Table(
                        paper,
                        List.of(
                                Column.text("Requested on", LEFT, 900),
                                Column.text("Contract", LEFT + 950, 770),
                                Column.text("Request", LEFT + 1_750, 1_000),
                                Column.text("State", LEFT + 2_800, 1_700),
                                Column.figures("Amount", RIGHT)))
                .write(rows, List.of());
    }

    private void deposits(CurrencySection section) {
        if (section.deposits().isEmpty()) {
            return;
        }
        paper.heading("Deposits received, " + section.currency(), 600);
        var rows = new ArrayList<List<String>>();
        for (DepositLine line : section.deposits()) {
            rows.add(
                    List.of(
                            Wording.day(line.valueDate()),
                            "Deposit " + line.number(),
                            Wording.state(line),
                            Wording.amount(line.deposited())));
        }
        new Table(
                        paper,
                        List.of(
                                Column.text("Value date", LEFT, 900),
                                Column.text("Deposit", LEFT + 950, 950),
                                Column.text("State", LEFT + 1_950, 2_250),
                                Column.figures("Amount", RIGHT)))
                .write(rows, List.of());
    }
}
