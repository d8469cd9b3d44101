package fidus.server.bankfiles;

import fidus.bank.BankBalance;
import fidus.bank.BankStatement;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One message: a statement or a page of one. A page starts at `60M` and ends at `62M`; these are
/// the balances its own rows lie between, not those of the day.
final class Mt940Message {
    private static final Pattern BALANCE =
            Pattern.compile("([CD])(\\d{6})([A-Z]{3})(\\d{1,20},\\d{0,8})\\s*");
    private static final Pattern ROW =
            Pattern.compile(
                    "(\\d{6})(\\d{4})?(RC|RD|C|D)([A-Z])?(\\d{1,20},\\d{0,8})(.{4})?(.*)",
                    Pattern.DOTALL);
    private static final Set<String> NO_REFERENCE =
            Set.of("NONREF", "EREF", "PREF", "MARF", "KREF", "KREF+", "EREF+", "NOTPROVIDED");

    private final Findings findings;
    private final List<Pending> rows = new ArrayList<>();
    private @Nullable StatementDraft draft;
    private @Nullable Currency currency;
    private String id = "";
    private String number = "";
    private String account = "";
    private boolean onRow;
    private @Nullable BankBalance opening;
    private @Nullable BankBalance closing;
    private final List<BankBalance> balances = new ArrayList<>();

    /// A row waits for the field that explains it.
    private record Pending(String text, int line, StringBuilder about) {}

    Mt940Message(Findings findings) {
        this.findings = findings;
    }

    void field(String tag, String value, int line) {
        try {
            switch (tag) {
                case "20" -> id = value;
                case "25", "25P" -> account = value.lines().findFirst().orElse("");
                case "28", "28C" -> number = value;
                case "60F", "60M" -> opening = balance(tag, value);
                case "62F", "62M" -> closing = balance(tag, value);
                case "64", "65" -> balance(tag, value);
                case "61" -> {
                    findings.cost().keep(value.length());
                    rows.add(new Pending(value, line, new StringBuilder()));
                }
                case "86", "NS" -> about(value);
                default -> {}
            }
        } catch (BadField bad) {
            if (tag.startsWith("60") || tag.startsWith("62")) {
                findings.lost(line, bad);
            } else {
                findings.unreadable(line, bad);
            }
        }
        onRow = tag.equals("61") || (onRow && (tag.equals("86") || tag.equals("NS")));
    }

    /// Whether it has a closing balance that can be read.
    boolean isClosed() {
        return closing != null;
    }

    BankStatement finish() {
        StatementDraft done =
                new StatementDraft(
                        currency == null ? Currency.UNSTATED : currency, findings.cost());
        draft = done;
        rows.forEach(this::row);
        done.balances.addAll(balances);
        done.statementId = id;
        done.number = number;
        done.account = account;
        done.opening = opening;
        done.closing = closing;
        done.to = closing == null ? null : closing.on();
        done.tie();
        return done.statement();
    }

    private void about(String value) {
        if (onRow) {
            StringBuilder about = rows.getLast().about;
            if (!about.isEmpty()) {
                about.append('\n');
            }
            about.append(value);
        }
    }

    private BankBalance balance(String tag, String value) throws BadField {
        Matcher found = BALANCE.matcher(value.lines().findFirst().orElse(""));
        if (!found.matches()) {
            throw new BadField(tag, value, "is no balance such as C110522EUR3236,28");
        }
        Currency of = Amounts.currency(found.group(3), Currency.UNSTATED, tag);
        Money money = Amounts.comma(found.group(4), of, tag);
        if (currency == null) {
            currency = of;
        }
        LocalDate on = Dates.yymmdd(found.group(2), tag);
        var balance =
                new BankBalance(tag, found.group(1).equals("D") ? money.negated() : money, on);
        findings.cost().keep(0);
        balances.add(balance);
        return balance;
    }

    private void row(Pending pending) {
        StatementDraft done = draft;
        if (done == null) {
            return;
        }
        try {
            String[] lines = pending.text.split("\n", 2);
            Matcher found = ROW.matcher(lines[0]);
            if (!found.matches()) {
                throw new BadField("61", pending.text, "is no row such as 1105240524D9,49NTRFREF");
            }
            String mark = found.group(3);
            Money amount = Amounts.comma(found.group(5), done.currency, "amount");
            boolean out = mark.equals("D") || mark.equals("RC");
            var row = new RowDraft(pending.line);
            row.reversal = mark.length() == 2;
            dates(row, found.group(1), found.group(2));
            references(row, found.group(7));
            var about = new Mt940About(pending.about.toString());
            about.into(row, lines.length > 1 ? lines[1] : "");
            done.row(row.row(out ? amount.negated() : amount));
        } catch (BadField bad) {
            findings.lost(pending.line, bad);
        }
    }

    /// A day no calendar has (some banks value at 30 February) is not moved to another one: the row
    /// keeps its other day, and the field is shown as unreadable.
    private void dates(RowDraft row, String valued, @Nullable String booked) {
        try {
            row.valueDate = Dates.yymmdd(valued, "valueDate");
        } catch (BadField bad) {
            findings.unreadable(row.line, bad);
        }
        if (booked == null) {
            return;
        }
        try {
            LocalDate other = row.valueDate;
            row.bookingDate =
                    Dates.near(booked, other == null ? inMonth(valued) : other, "bookingDate");
        } catch (BadField bad) {
            findings.unreadable(row.line, bad);
        }
    }

    /// The middle of the month of a day that does not exist: near enough to know the year.
    private static LocalDate inMonth(String yymmdd) throws BadField {
        return Dates.yymmdd(yymmdd.substring(0, 4) + "15", "valueDate");
    }

    private static void references(RowDraft row, String rest) {
        int bank = rest.indexOf("//");
        String own = (bank < 0 ? rest : rest.substring(0, bank)).strip();
        row.reference = NO_REFERENCE.contains(own) ? "" : own;
        row.bankId = bank < 0 ? "" : rest.substring(bank + 2);
    }
}
