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

    /// Compares opening and rows with the closing, where there are both.
    void tie() {
        if (opening != null && closing != null && isSameCurrency()) {
            checks.addFirst(BankCheck.of(TIE, opening.money().plus(booked()), closing.money()));
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
        cost.row();
        cost.keep(characters(row));
        for (BankRow.Detail detail : row.details()) {
            cost.keep(detail.text().length() + detail.counterparty().length());
        }
    }

    private static int characters(BankRow row) {
        return row.text().length() + row.counterparty().length() + row.reference().length();
    }
}
