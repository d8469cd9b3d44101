package fidus.server.bankfiles;

import fidus.bank.BankRow;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.Further;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Turns records into rows of statements. A record without its booking day is pending, whatever it
/// is valued; one with neither day nor amount carries on the text above it.
final class CsvRows {
    private final CsvLayout layout;
    private final CsvProfile profile;
    private final Columns columns;
    private final Further more;
    private final Findings findings;
    private final Currency otherwise;
    private final Map<Whose, StatementDraft> statements = new LinkedHashMap<>();
    private final Map<Whose, CsvBalances> balances = new LinkedHashMap<>();
    private @Nullable StatementDraft latest;
    private int misfits;
    private @Nullable String firstMisfit;

    /// Of the first debit that is not zero: -1 or 1; 0 before it.
    private int outSign;

    /// What is one statement of the file.
    ///
    /// @param account as the rows print it, empty where they do not
    private record Whose(String account, Currency currency) {}

    CsvRows(CsvLayout layout, Findings findings, Currency otherwise) {
        this.layout = layout;
        this.profile = layout.profile();
        this.columns = profile.columns();
        this.more = columns.more();
        this.findings = findings;
        this.otherwise = otherwise;
    }

    void record(int number, List<String> fields) {
        if (fields.stream().allMatch(String::isBlank)) {
            return;
        }
        try {
            if (isContinued(fields)) {
                carryOn(fields);
                return;
            }
            row(number, fields);
        } catch (BadField bad) {
            misfits++;
            firstMisfit = firstMisfit == null ? misfit(number, bad) : firstMisfit;
            latest = null;
            findings.lost(number, bad);
        }
    }

    /// @param balances adds opening and closing where the file is of one account and currency
    void finish(Consumer<StatementDraft> balances) {
        if (statements.isEmpty() && misfits > 0) {
            throw CsvLayout.bad(
                    "none of %d records reads as it says; %s".formatted(misfits, firstMisfit));
        }
        if (statements.isEmpty()) {
            in(new Whose("", otherwise));
        }
        statements.forEach(
                (whose, statement) -> {
                    CsvBalances column = this.balances.get(whose);
                    if (column != null) {
                        column.check(statement);
                    }
                    if (statements.size() == 1) {
                        balances.accept(statement);
                    }
                });
        findings.statements(statements.values().stream().map(StatementDraft::statement).toList());
    }

    private String misfit(int number, BadField bad) {
        int column = CsvRaw.column(profile, bad.field());
        return "record %d, column %d (%s): '%s' %s"
                .formatted(number, column, bad.field(), Texts.shown(bad.text()), bad.reason());
    }

    private void row(int number, List<String> fields) throws BadField {
        String code = at(fields, columns.currency());
        Currency currency = Amounts.currency(code, otherwise, "currency");
        var row = new RowDraft(number);
        row.bookingDate = day(number, fields, columns.bookingDate(), "bookingDate");
        row.valueDate = day(number, fields, columns.valueDate(), "valueDate");
        boolean pending = isPending(fields);
        row.status = pending ? BankRow.Status.PENDING : BankRow.Status.BOOKED;
        row.bankId = at(fields, columns.bankId());
        row.reference = at(fields, columns.reference());
        row.text = Texts.joined(at(fields, columns.text()), at(fields, more.text2()));
        row.counterparty = at(fields, columns.counterparty());
        row.counterpartyAccount = at(fields, more.counterpartyAccount());
        String id = at(fields, more.endToEndId());
        row.endToEndId = id.equals("NOTPROVIDED") ? "" : id;
        Money money = money(fields, currency);
        String printed = at(fields, columns.balance());
        Money balance =
                printed.isEmpty()
                        ? null
                        : CsvAmount.read(printed, profile.decimal(), currency, "balance");
        var whose = new Whose(Texts.packed(at(fields, more.account())), currency);
        StatementDraft statement = in(whose);
        statement.row(row.row(money));
        latest = statement;
        if (!pending && columns.balance() > 0) {
            balances.computeIfAbsent(whose, _ -> new CsvBalances())
                    .add(money, balance, row.bookingDate == null ? row.valueDate : row.bookingDate);
        }
    }

    private StatementDraft in(Whose whose) {
        return statements.computeIfAbsent(
                whose,
                _ -> {
                    findings.cost().keep(0);
                    var statement = new StatementDraft(whose.currency, findings.cost());
                    statement.account = whose.account;
                    return statement;
                });
    }

    private Money money(List<String> fields, Currency currency) throws BadField {
        String first = at(fields, columns.amount());
        return switch (profile.sign()) {
            case SIGNED -> read(first, currency, "amount");
            case INVERTED -> inverted(first, read(first, currency, "amount"));
            case MARKED -> marked(fields, first, read(first, currency, "amount"));
            case DEBIT_CREDIT -> sided(first, at(fields, columns.credit()), currency);
        };
    }

    private static Money inverted(String printed, Money amount) {
        return CsvAmount.isMarked(printed) ? amount : amount.negated();
    }

    private Money marked(List<String> fields, String printed, Money amount) throws BadField {
        String mark = at(fields, columns.mark());
        boolean credit = layout.isCredit(mark);
        if (!credit && !layout.isDebit(mark)) {
            throw new BadField(
                    "mark",
                    mark,
                    "is neither a mark of money in that the profile names nor one of money out");
        }
        if (credit && amount.signum() < 0) {
            throw new BadField(
                    "amount", amount + " " + mark, "is below zero and marked as money in");
        }
        if (!credit && CsvAmount.isMarked(printed) && amount.signum() > 0) {
            throw new BadField(
                    "amount",
                    printed + " " + mark,
                    "is printed as money in and marked as money out");
        }
        return credit ? amount : out(amount, printed, mark);
    }

    /// One that says itself which way it went is as it says; CR among debits came back.
    private Money out(Money amount, String printed, String text) throws BadField {
        if (CsvAmount.isMarked(printed)) {
            return amount;
        }
        return switch (profile.debits()) {
            case AS_PRINTED -> amount.negated();
            case ALWAYS_OUT -> amount.abs().negated();
            case null, default -> alike(amount, text);
        };
    }

    /// Some banks sign what leaves and some do not, and each is read as it does. One that leaves
    /// with the other sign than those before it came back, or is a slip: only the profile can tell.
    private Money alike(Money amount, String text) throws BadField {
        if (outSign == 0) {
            outSign = amount.signum();
        }
        if (!amount.isZero() && amount.signum() != outSign) {
            throw new BadField(
                    "debit",
                    amount + (text.isEmpty() ? "" : " " + text),
                    "has another sign than the debits before it: money that came back, or a slip."
                            + " Say in the profile what a sign means there");
        }
        return amount.abs().negated();
    }

    private Money sided(String debit, String credit, Currency currency) throws BadField {
        Money none = Money.zero(currency);
        Money out = debit.isEmpty() ? none : out(read(debit, currency, "debit"), debit, "");
        Money in = credit.isEmpty() ? none : read(credit, currency, "credit");
        if (debit.isEmpty() && credit.isEmpty()) {
            throw new BadField("amount", "", "is absent on both sides");
        }
        if (!out.isZero() && !in.isZero()) {
            throw new BadField("amount", debit + " | " + credit, "stands on both sides");
        }
        return out.plus(in);
    }

    private Money read(String text, Currency currency, String field) throws BadField {
        return CsvAmount.read(text, profile.decimal(), currency, field);
    }

    /// Null when no day stands there, only a word or nothing, or one that no calendar has: that is
    /// shown, and its row stays.
    private @Nullable LocalDate day(int number, List<String> fields, int column, String field)
            throws BadField {
        String text = at(fields, column);
        if (hasNoDigit(text)) {
            return null;
        }
        try {
            return layout.day(text, field);
        } catch (BadField bad) {
            if (!layout.isNoDay(text)) {
                throw bad;
            }
            findings.unreadable(number, new BadField(field, text, "is a day no calendar has"));
            return null;
        }
    }

    /// Whether nothing stands where the day should, or a word such as Pending.
    private boolean isPending(List<String> fields) throws BadField {
        boolean booked = columns.bookingDate() > 0;
        String text = at(fields, booked ? columns.bookingDate() : columns.valueDate());
        if (!hasNoDigit(text)) {
            return false;
        }
        if (text.chars().anyMatch(Character::isLetter) && !CsvMarks.isPending(text)) {
            throw new BadField(
                    booked ? "bookingDate" : "valueDate",
                    text,
                    "is no day, and no known word for what is not booked yet, such as Pending. A"
                            + " row that waits for its day comes again with it; a line that is no"
                            + " row is left out where the profile says how many are");
        }
        return true;
    }

    private static boolean hasNoDigit(String text) {
        return text.chars().noneMatch(Character::isDigit);
    }

    private boolean isContinued(List<String> fields) {
        return latest != null
                && at(fields, columns.bookingDate()).isEmpty()
                && at(fields, columns.valueDate()).isEmpty()
                && at(fields, columns.amount()).isEmpty()
                && at(fields, columns.credit()).isEmpty();
    }

    private void carryOn(List<String> fields) {
        StatementDraft statement = latest;
        if (statement == null) {
            return;
        }
        BankRow row = statement.rows.getLast();
        String more = Texts.joined(fields);
        findings.cost().keep(more.length());
        statement.replaceLast(
                new BankRow(
                        row.line(),
                        row.bankId(),
                        row.bookingDate(),
                        row.valueDate(),
                        row.money(),
                        row.reference(),
                        row.endToEndId(),
                        Texts.joined(row.text(), more),
                        row.counterparty(),
                        row.counterpartyAccount(),
                        row.batchReference(),
                        row.batchCount(),
                        row.status(),
                        row.reversal(),
                        row.details(),
                        row.returned()));
    }

    private static String at(List<String> fields, int column) {
        return column == 0 || column > fields.size() ? "" : Texts.tidy(fields.get(column - 1));
    }
}
