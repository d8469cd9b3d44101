package fidus.server.bankfiles;

import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One account of BAI2: record 03 with its balances and totals, its details 16, its control record
/// 49. Types 100 to 399 are money in, 400 to 699 money out; below 100 stand balances. From 700 on a
/// bank may say a text without an amount, which is no row.
final class Bai2Account {
    private static final int FIRST_CREDIT = 100;
    private static final int FIRST_DEBIT = 400;
    private static final int BEYOND = 700;

    private final Findings findings;
    private final @Nullable LocalDate day;
    private final StatementDraft draft;
    private final List<Total> totals = new ArrayList<>();
    private BigDecimal control = BigDecimal.ZERO;

    /// @param count of rows, empty when it is not said
    private record Total(String type, Money money, String count) {}

    Bai2Account(
            Bai2Fields fields,
            Currency otherwise,
            @Nullable LocalDate day,
            int line,
            Findings findings) {
        this.findings = findings;
        this.day = day;
        String account = fields.next();
        Currency currency = otherwise;
        try {
            currency = Amounts.currency(fields.next(), otherwise, "currency");
        } catch (BadField bad) {
            findings.unreadable(line, bad);
        }
        draft = new StatementDraft(currency, findings.cost());
        draft.account = account;
        draft.from = day;
        draft.to = day;
        while (fields.hasNext()) {
            try {
                summary(fields);
            } catch (BadField bad) {
                findings.lost(line, bad);
            }
        }
    }

    Currency currency() {
        return draft.currency;
    }

    /// The sum of all amounts so far in the smallest unit.
    BigDecimal control() {
        return control;
    }

    private void summary(Bai2Fields fields) throws BadField {
        String type = fields.next();
        String amount = fields.next();
        String count = fields.next();
        fields.funds(fields.next());
        if (type.isEmpty() || amount.isEmpty()) {
            return;
        }
        boolean minus = amount.startsWith("-");
        Money money = minor(amount.replaceFirst("^[+-]", ""), "type " + type);
        Money signed = minus ? money.negated() : money;
        add(signed);
        if (number(type) < FIRST_CREDIT) {
            draft.balance(type, signed, day);
        } else {
            findings.cost().keep(0);
            totals.add(new Total(type, signed, count));
        }
    }

    void detail(Bai2Fields fields, int line) {
        try {
            String type = fields.next();
            int number = number(type);
            String amount = fields.next();
            String valued = fields.funds(fields.next());
            var row = new RowDraft(line);
            row.bookingDate = day;
            row.valueDate = day(valued, line);
            row.bankId = fields.next();
            row.reference = fields.next();
            row.text = fields.rest();
            if (number >= BEYOND && amount.isEmpty()) {
                findings.unreadable(line, new BadField("type", type, "says a text and no amount"));
                return;
            }
            Money money = minor(amount.replaceFirst("^\\+", ""), "amount");
            add(money);
            if (number < FIRST_CREDIT || number >= BEYOND) {
                throw new BadField(
                        "type", type + " " + amount, "is neither money in nor money out");
            }
            draft.row(row.row(number < FIRST_DEBIT ? money : money.negated()));
        } catch (BadField bad) {
            findings.lost(line, bad);
        }
    }

    BankStatement finish(Bai2Fields control49, int records, int line) {
        draft.opening = draft.first("010");
        draft.closing = draft.last("015");
        if (draft.opening == null && draft.closing == null) {
            pair(draft.first("040"), draft.last("045"));
        }
        draft.tie();
        try {
            for (Total total : totals) {
                check(total);
            }
            BigDecimal printed = whole(control49.next(), "record 49");
            draft.checks.add(BankCheck.of("amounts = record 49", money(control), money(printed)));
            draft.checks.add(count("records = record 49", records, control49.next()));
        } catch (BadField bad) {
            findings.unreadable(line, bad);
        }
        return draft.statement();
    }

    static BankCheck count(String tie, int counted, String printed) throws BadField {
        return new BankCheck(tie, BigDecimal.valueOf(counted), whole(printed, tie), "rows");
    }

    /// A whole number with or without a sign.
    static BigDecimal whole(String printed, String field) throws BadField {
        String plain = printed.replaceFirst("^\\+", "");
        BigDecimal number = Amounts.parse(plain, printed, field, "+000123");
        if (number.scale() > 0) {
            throw new BadField(field, printed, "is no whole number");
        }
        return number;
    }

    private void pair(@Nullable BankBalance first, @Nullable BankBalance last) {
        if (first != null && last != null) {
            draft.opening = first;
            draft.closing = last;
        }
    }

    private void check(Total total) throws BadField {
        boolean credits = total.type.equals("100");
        if (!credits && !total.type.equals("400")) {
            return;
        }
        String name = credits ? "credits = type 100" : "debits = type 400";
        Predicate<BankRow> side = row -> row.money().signum() == (credits ? 1 : -1);
        List<Money> there = draft.rows.stream().filter(side).map(BankRow::money).toList();
        Money zero = Money.zero(draft.currency);
        draft.checks.add(Amounts.check(name, () -> Amounts.sum(zero, there).abs(), total.money));
        if (!total.count.isEmpty()) {
            draft.checks.add(count("number of " + name, there.size(), total.count));
        }
    }

    private void add(Money money) {
        control = control.add(money.amount().movePointRight(draft.currency.scale()));
    }

    private Money money(BigDecimal minor) throws BadField {
        return Amounts.money(
                minor.movePointLeft(draft.currency.scale()),
                draft.currency,
                "record 49",
                minor.toPlainString());
    }

    private Money minor(String digits, String field) throws BadField {
        return Amounts.minor(digits, draft.currency.scale(), draft.currency, field);
    }

    private @Nullable LocalDate day(String text, int line) {
        try {
            return text.isEmpty() ? null : Dates.yymmdd(text, "valueDate");
        } catch (BadField bad) {
            findings.unreadable(line, bad);
            return null;
        }
    }

    private static int number(String type) throws BadField {
        if (!type.matches("\\d{1,3}")) {
            throw new BadField("type", type, "is no type code such as 108");
        }
        return Integer.parseInt(type);
    }
}
