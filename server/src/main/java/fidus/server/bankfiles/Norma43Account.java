package fidus.server.bankfiles;

import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankStatement;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// One account of Norma 43: record 11, its movements, record 33. Sign 1 is debit, 2 credit; where a
/// bank leaves the sign out (0), an amount that is not zero has no known direction.
final class Norma43Account {
    private static final int DECIMALS = 2;

    private final Findings findings;
    private final StatementDraft draft;
    private @Nullable RowDraft row;
    private @Nullable Money money;
    private int debits;
    private int credits;
    private Money out;
    private Money in;

    Norma43Account(String record, int line, Findings findings) {
        this.findings = findings;
        Currency currency = Currency.UNSTATED;
        try {
            currency = currency(record.substring(47, 50));
        } catch (BadField bad) {
            findings.unreadable(line, bad);
        }
        draft = new StatementDraft(currency, findings.cost());
        draft.account = record.substring(2, 20);
        draft.from = day(record.substring(20, 26), "from", line);
        draft.to = day(record.substring(26, 32), "to", line);
        out = Money.zero(currency);
        in = out;
        try {
            draft.opening =
                    draft.balance(
                            "11",
                            signed(record.substring(32, 33), record.substring(33, 47), "opening"),
                            draft.from);
        } catch (BadField bad) {
            findings.lost(line, bad);
        }
    }

    void part(String kind, String record, int line) throws BadField {
        RowDraft open = row;
        switch (kind) {
            case "22" -> {
                keep();
                movement(record, line);
            }
            case "23" -> {
                if (open != null) {
                    open.text = Texts.joined(open.text, record.substring(4));
                }
            }
            default -> {
                if (open != null) {
                    open.text =
                            Texts.joined(
                                    open.text,
                                    "original amount " + record.substring(7, 21),
                                    "currency " + record.substring(4, 7));
                }
            }
        }
    }

    private void movement(String record, int line) throws BadField {
        var next = new RowDraft(line);
        next.bookingDate = day(record.substring(10, 16), "bookingDate", line);
        next.valueDate = day(record.substring(16, 22), "valueDate", line);
        String second = record.substring(64, 80).strip();
        String first = record.substring(52, 64).strip();
        next.reference = said(second).isEmpty() ? said(first) : said(second);
        String sign = record.substring(27, 28);
        money = signed(sign, record.substring(28, 42), "amount");
        if (sign.equals("1")) {
            debits++;
            out = out.minus(money);
        } else if (sign.equals("2")) {
            credits++;
            in = in.plus(money);
        }
        row = next;
    }

    BankStatement finish(String record, int line) throws BadField {
        keep();
        check(line, () -> count("debits = record 33", debits, record.substring(20, 25)));
        check(line, () -> sum("debit sum = record 33", out, record.substring(25, 39)));
        check(line, () -> count("credits = record 33", credits, record.substring(39, 44)));
        check(line, () -> sum("credit sum = record 33", in, record.substring(44, 58)));
        closing(record, line);
        draft.tie();
        return draft.statement();
    }

    /// A total as it is printed.
    @FunctionalInterface
    private interface Total {
        BankCheck read() throws BadField;
    }

    /// One that nobody can read is shown, and costs nothing of what can be read.
    private void check(int line, Total total) {
        try {
            draft.checks.add(total.read());
        } catch (BadField bad) {
            findings.unreadable(line, bad);
        }
    }

    private void closing(String record, int line) {
        String sign = record.substring(58, 59);
        String amount = record.substring(59, 73);
        try {
            draft.closing = draft.balance("33", signed(sign, amount, "closing"), draft.to);
        } catch (BadField bad) {
            findings.unreadable(line, bad);
            unsigned(amount, line);
        }
    }

    /// Some banks leave out the closing's sign. It is the one that opening and rows have; its size
    /// has to be theirs like that of any closing.
    private void unsigned(String amount, int line) {
        BankBalance opening = draft.opening;
        if (opening == null) {
            return;
        }
        try {
            Money size = minor(amount, "closing");
            boolean owed = opening.money().plus(draft.booked()).signum() < 0;
            draft.closing = draft.balance("33", owed ? size.negated() : size, draft.to);
        } catch (BadField bad) {
            findings.unreadable(line, bad);
        }
    }

    private void keep() {
        RowDraft done = row;
        Money amount = money;
        row = null;
        money = null;
        if (done != null && amount != null) {
            try {
                draft.row(done.row(amount));
            } catch (BadField bad) {
                findings.lost(done.line, bad);
            }
        }
    }

    private BankCheck count(String tie, int counted, String printed) throws BadField {
        requireWhole(printed, tie);
        BigDecimal number = Amounts.parse(printed.strip(), printed, tie, "00012");
        return new BankCheck(tie, BigDecimal.valueOf(counted), number, "rows");
    }

    private BankCheck sum(String tie, Money added, String printed) throws BadField {
        return BankCheck.of(tie, added, minor(printed, tie));
    }

    private Money signed(String sign, String digits, String field) throws BadField {
        Money amount = minor(digits, field);
        return switch (sign) {
            case "1" -> amount.negated();
            case "2" -> amount;
            default -> {
                if (!amount.isZero()) {
                    throw new BadField(field, sign + digits, "is neither debit (1) nor credit (2)");
                }
                yield amount;
            }
        };
    }

    private Money minor(String digits, String field) throws BadField {
        requireWhole(digits, field);
        return Amounts.minor(digits, DECIMALS, draft.currency, field);
    }

    /// Figures end where their column does. One that ends before it lost its last digits with the
    /// rest of the record, and would be another figure.
    private static void requireWhole(String digits, String field) throws BadField {
        String printed = digits.stripTrailing();
        if (!printed.isEmpty() && printed.length() < digits.length()) {
            throw new BadField(
                    field,
                    printed.strip(),
                    "is cut: it has "
                            + printed.length()
                            + " of its "
                            + digits.length()
                            + " digits");
        }
    }

    private @Nullable LocalDate day(String text, String field, int line) {
        try {
            return Dates.yymmdd(text, field);
        } catch (BadField bad) {
            findings.unreadable(line, bad);
            return null;
        }
    }

    private static Currency currency(String numeric) throws BadField {
        return java.util.Currency.getAvailableCurrencies().stream()
                .filter(one -> one.getNumericCodeAsString().equals(numeric))
                .map(java.util.Currency::getCurrencyCode)
                .sorted()
                .findFirst()
                .map(Currency::new)
                .orElseThrow(() -> new BadField("currency", numeric, "is no currency's number"));
    }

    private static String said(String reference) {
        return reference.chars().allMatch(c -> c == '0') ? "" : reference;
    }
}
