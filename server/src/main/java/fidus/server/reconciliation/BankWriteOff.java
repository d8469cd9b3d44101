package fidus.server.reconciliation;

import static fidus.ledger.PostingSide.CREDIT;
import static fidus.ledger.PostingSide.DEBIT;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.Posting;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RowDocuments;
import fidus.reconciliation.desk.RuleNames;
import fidus.server.bank.BankSides;
import fidus.server.bank.BankStatements;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// How a difference at a bank is booked away (E21): a charge 5500 / 1010, another loss 5600 / 1010,
/// a receipt nobody knows 1010 / 2600, another gain 1010 / 4500.
///
/// What books a row of a statement is dated as the row, as far as its month is open, and names it,
/// so that the next run finds the two together.
record BankWriteOff(BankStatements banks, BreakStore.StoredBreak before) {
    private static final String BANK = "1010";

    /// @param counts the day on which an entry of a day counts: one of a month that is closed
    ///   counts on the first day after it, and is still compared as of the row's own day
    NewEntry entry(Unit unit, String reason, UnaryOperator<LocalDate> counts) {
        requirePossible(unit);
        Money difference = MoneyThere.of(before);
        Optional<MatchRow> row = row(unit);
        row.ifPresent(said -> banks.take(unit, said.rowId(), "break/" + before.id().value()));
        HouseAccount account = BankComparison.account(unit, banks, before.account());
        var dimensions = new TreeMap<String, String>();
        dimensions.put("bankAccount", account.name());
        dimensions.put("break", before.id().value().toString());
        row.ifPresent(said -> dimensions.put(BankSides.STATEMENT_ROW, said.rowId()));
        Map<String, String> own = Map.copyOf(dimensions);
        Money sum = difference.abs();
        boolean loss = difference.signum() < 0;
        List<Posting> postings =
                loss
                        ? List.of(
                                new Posting(cost(), DEBIT, sum, own),
                                new Posting(BANK, CREDIT, sum, own))
                        : List.of(
                                new Posting(BANK, DEBIT, sum, own),
                                new Posting(row.isPresent() ? "2600" : "4500", CREDIT, sum, own));
        LocalDate day = row.map(MatchRow::bookingDate).map(counts).orElse(RunWork.today(unit));
        return new NewEntry(
                "E21",
                "break/" + before.id().value(),
                "write-off " + before.version(),
                day,
                postings,
                reason);
    }

    /// Only money that moved can be booked: a row that stands alone, or the difference of a match.
    /// A gap between statements or a rest of the proof would become an invented gain or loss.
    ///
    /// @throws Refused `WRONG_STATE` for another break or a row that counts no more,
    ///   `EVIDENCE_USED` when the books hold the row by now
    void requirePossible(Unit unit) {
        String rule = before.rule();
        if (!rule.equals("S5") && !rule.equals(Outcomes.DIFFERENCE)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    RuleNames.of(rule)
                            + " at a bank is not booked away: only an unmatched row or the"
                            + " difference of a match is money that moved. Take in the statement"
                            + " that is missing or wrong, or have the break resolved.");
        }
        rowId().ifPresent(id -> requireThere(unit, id));
    }

    /// An entry for a row that is gone would be money that no statement has.
    private void requireThere(Unit unit, String id) {
        if (row(unit).isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    RowDocuments.of(id)
                            + " counts no more: it was set aside or read again."
                            + " Start the reconciliation of "
                            + RecordWords.account(before.account())
                            + " again; it ends this break, and has the row under its new name"
                            + " where there is one.");
        }
        banks.requireFree(unit, id, before.id().value().toString());
    }

    private String cost() {
        return before.found().findings().causeCode() == CauseCode.BANK_CHARGE ? "5500" : "5600";
    }

    /// The row of a statement that stands alone, when that is what the break is about.
    private Optional<String> rowId() {
        String start = RunFindings.rowKey(before.account(), Side.STATEMENT, "");
        return before.rule().equals("S5") && before.key().startsWith(start)
                ? Optional.of(before.key().substring(start.length()))
                : Optional.empty();
    }

    private Optional<MatchRow> row(Unit unit) {
        return rowId().flatMap(id -> banks.sides().row(unit, id));
    }
}
