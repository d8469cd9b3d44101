package fidus.server.bankfiles;

import fidus.bank.BankBalance;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;

/// One STMTRS or CCSTMTRS. OFX has no opening balance; LEDGERBAL is the closing one, unless the
/// bank closed its ledger before the last rows.
final class OfxStatement {
    /// Which field stands twice in a row.
    static final String TWICE = "#TWICE";

    /// Which text stands twice in a row.
    static final String AGAIN = "#AGAIN";

    private static final String CLOSING = "LEDGERBAL";

    private final Map<String, String> head;
    private final StatementDraft draft;

    OfxStatement(Map<String, String> head, StatementDraft draft) {
        this.head = head;
        this.draft = draft;
    }

    void row(Map<String, String> fields, int line, Findings findings) {
        try {
            refuseMelted(fields);
            var row = new RowDraft(line);
            boolean pending = of(fields, "#").equals("STMTTRNP");
            row.status = pending ? BankRow.Status.PENDING : BankRow.Status.BOOKED;
            row.bankId = of(fields, "FITID");
            row.bookingDate = day(fields, pending ? "DTTRAN" : "DTPOSTED", line, findings);
            row.valueDate = day(fields, "DTAVAIL", line, findings);
            String check = of(fields, "CHECKNUM");
            row.reference = check.isEmpty() || check.equals("0") ? of(fields, "REFNUM") : check;
            row.counterparty = fields.getOrDefault("NAME", of(fields, "PAYEE/NAME"));
            row.counterpartyAccount =
                    fields.getOrDefault("BANKACCTTO/ACCTID", of(fields, "CCACCTTO/ACCTID"));
            row.text = Texts.joined(row.counterparty, of(fields, "MEMO"));
            String code = fields.getOrDefault("CURRENCY/CURSYM", of(fields, "CURRENCY"));
            Currency currency = Amounts.currency(code, draft.currency, "CURSYM");
            Money money = Amounts.pointOrComma(of(fields, "TRNAMT"), currency, "TRNAMT");
            draft.row(row.row(money));
            tellOdd(fields, pending, line, findings);
            if (!of(fields, "CORRECTFITID").isEmpty()) {
                findings.unreadable(
                        line,
                        new BadField(
                                "CORRECTFITID",
                                of(fields, "CORRECTFITID"),
                                "is a row the bank takes back ("
                                        + Texts.shown(of(fields, "CORRECTACTION"))
                                        + "); both rows are kept as they stand"));
            }
        } catch (BadField bad) {
            findings.lost(line, bad);
        }
    }

    private static void refuseMelted(Map<String, String> fields) throws BadField {
        String twice = of(fields, TWICE);
        if (!twice.isEmpty()) {
            throw new BadField(
                    twice,
                    of(fields, twice),
                    "stands twice in one row: two rows may have run together, so none of it is"
                            + " taken. Ask the bank for the file again");
        }
    }

    /// The row stays; what is odd about it may come from a row that is gone.
    private static void tellOdd(
            Map<String, String> fields, boolean pending, int line, Findings findings) {
        String again = of(fields, AGAIN);
        if (!again.isEmpty()) {
            findings.unreadable(
                    line,
                    new BadField(
                            again,
                            of(fields, again),
                            "stands twice in one row; the first was taken. Two rows may have run"
                                    + " together"));
        }
        if (!pending && of(fields, "DTPOSTED").isEmpty()) {
            findings.unreadable(
                    line, new BadField("DTPOSTED", "", "is absent; the row stays without a day"));
        }
    }

    BankStatement finish(Findings findings) {
        draft.account = of(head, "BANKACCTFROM/ACCTID");
        if (draft.account.isEmpty()) {
            draft.account = of(head, "CCACCTFROM/ACCTID");
        }
        draft.from = day(head, "BANKTRANLIST/DTSTART", 0, findings);
        draft.to = day(head, "BANKTRANLIST/DTEND", 0, findings);
        draft.closing = balance(CLOSING, findings);
        balance("AVAILBAL", findings);
        draft.closeByDay(false, findings);
        return draft.statement();
    }

    private @Nullable BankBalance balance(String name, Findings findings) {
        String amount = of(head, name + "/BALAMT");
        if (amount.isEmpty()) {
            if (head.containsKey(name + "/DTASOF")) {
                findings.unreadable(0, new BadField(name, "", "has no amount"));
            }
            return null;
        }
        try {
            Money money = Amounts.pointOrComma(amount, draft.currency, name);
            return draft.balance(name, money, day(head, name + "/DTASOF", 0, findings));
        } catch (BadField bad) {
            if (name.equals(CLOSING)) {
                findings.lost(0, bad);
            } else {
                findings.unreadable(0, bad);
            }
            return null;
        }
    }

    private static @Nullable LocalDate day(
            Map<String, String> fields, String name, int line, Findings findings) {
        String text = of(fields, name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Dates.packed(text, name);
        } catch (BadField bad) {
            findings.unreadable(line, bad);
            return null;
        }
    }

    private static String of(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }
}
