package fidus.server.bankfiles;

import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.BadField;
import fidus.server.reports.Cost;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A statement while it is read.
final class StatementDraft {
    /// S1
    static final String TIE = BankCheck.TIE;

    final List<BankBalance> balances = new ArrayList<>();
    final List<BankRow> rows = new ArrayList<>();
    final List<BankCheck> checks = new ArrayList<>();
    final Currency currency;
    private final Cost cost;
    String statementId = "";
    String number = "";
    String account = "";
    @Nullable LocalDate from;
    @Nullable LocalDate to;
    @Nullable BankBalance opening;
    @Nullable BankBalance closing;

    StatementDraft(Currency currency, Cost cost) {
        this.currency = currency;
        this.cost = cost;
    }

    BankBalance balance(String code, Money money, @Nullable LocalDate on) {
        cost.keep(0);
        var balance = new BankBalance(code, money, on);
        balances.add(balance);
        return balance;
    }

    /// The first balance with one of these codes, the earlier code before the later.
    @Nullable BankBalance first(String... codes) {
        for (String code : codes) {
            for (BankBalance balance : balances) {
                if (balance.code().equals(code)) {
                    return balance;
                }
            }
        }
        return null;
    }

    @Nullable BankBalance last(String code) {
        return balances.reversed().stream()
                .filter(balance -> balance.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /// @throws BadField when the row is in another currency than the statement
    void row(BankRow row) throws BadField {
        if (!row.money().currency().equals(currency)) {
            throw new BadField(
                    "currency", row.money().toString(), "stands in a statement in " + currency);
        }
        keep(row);
        rows.add(row);
    }

    void replaceLast(BankRow row) {
        rows.set(rows.size() - 1, row);
    }

    /// The sum of what is booked.
    Money booked() {
        return Amounts.sum(
                Money.zero(currency),
                rows.stream()
                        .filter(row -> row.status() == BankRow.Status.BOOKED)
                        .map(BankRow::money)
                        .toList());
    }

    /// Where no opening balance says which rows the closing one has in it, its day has to: one of a
    /// day before some of them is not where they end, and stays among the other balances only.
    ///
    /// @param byValue whether banks that write so may leave out what is valued later
    void closeByDay(boolean byValue, Findings findings) {
        BankBalance end = closing;
        LocalDate on = end == null ? null : end.on();
        if (end == null || on == null || opening != null) {
            return;
        }
        if (rows.stream().anyMatch(row -> isAfter(row, on, byValue))) {
            closing = null;
            findings.unreadable(
                    0,
                    new BadField(
                            end.code(),
                            end.money() + " of " + on,
                            "is of a day before some of the rows, and no opening balance says which"
                                    + " it has in it: it is not taken for where they end. Two"
                                    + " persons can state that balance"));
        }
    }

    /// Rows lead neither from nor to a balance in another currency than theirs: it stays among the
    /// other balances only, and is shown.
    void inOneCurrency(Findings findings) {
        BankBalance first = opening;
        if (first != null && isForeign(first, "start", findings)) {
            opening = null;
        }
        BankBalance last = closing;
        if (last != null && isForeign(last, "end", findings)) {
            closing = null;
        }
    }

    private boolean isForeign(BankBalance balance, String where, Findings findings) {
        boolean foreign = !balance.money().currency().equals(currency);
        if (foreign) {
            findings.lost(
                    0,
                    new BadField(
                            balance.code(),
                            balance.money().toString(),
                            "stands in a statement in "
                                    + currency
                                    + "; it is not taken for where the rows "
                                    + where));
        }
        return foreign;
    }

    private static boolean isAfter(BankRow row, LocalDate on, boolean byValue) {
        LocalDate booked = row.bookingDate();
        LocalDate valued = byValue || booked == null ? row.valueDate() : null;
        return row.status() == BankRow.Status.BOOKED
                && ((booked != null && booked.isAfter(on))
                        || (valued != null && valued.isAfter(on)));
    }

    /// Compares opening and rows with the closing, where there are both.
    void tie() {
        BankBalance first = opening;
        BankBalance last = closing;
        if (first != null && last != null && isSameCurrency()) {
            checks.addFirst(Amounts.check(TIE, () -> first.money().plus(booked()), last.money()));
        }
    }

    private boolean isSameCurrency() {
        return opening != null
                && closing != null
                && opening.money().currency().equals(currency)
                && closing.money().currency().equals(currency);
    }

    BankStatement statement() {
        return new BankStatement(
                Texts.tidy(statementId),
                Texts.tidy(number),
                Texts.packed(account),
                currency,
                from,
                to,
                opening,
                closing,
                balances,
                rows,
                checks);
    }

    private void keep(BankRow row) {
        cost.statementRow();
        cost.keep(characters(row));
        for (BankRow.Detail detail : row.details()) {
            cost.keep(detail.text().length() + detail.counterparty().length());
        }
    }

    private static int characters(BankRow row) {
        return row.text().length() + row.counterparty().length() + row.reference().length();
    }
}
