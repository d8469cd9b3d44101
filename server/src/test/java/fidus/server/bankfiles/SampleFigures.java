package fidus.server.bankfiles;

import static fidus.server.bankfiles.BankSamples.credits;
import static fidus.server.bankfiles.BankSamples.debits;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankBalance;
import fidus.bank.BankStatement;
import fidus.money.Money;

import java.util.List;
import java.util.Objects;

/// What the statements of real banks in the collection come to.
abstract class SampleFigures {
    static final String TIE = "opening + rows = closing";

    static void figures(BankStatement statement, int rows, String credits, String debits) {
        assertThat(statement.rows()).hasSize(rows);
        assertThat(credits(statement)).isEqualTo(credits);
        assertThat(debits(statement)).isEqualTo(debits);
    }

    static void message(
            BankStatement statement,
            String account,
            String number,
            String opening,
            String closing) {
        assertThat(statement.account()).isEqualTo(account);
        assertThat(statement.number()).isEqualTo(number);
        assertThat(Objects.requireNonNull(statement.opening()).money()).hasToString(opening);
        assertThat(Objects.requireNonNull(statement.closing()).money()).hasToString(closing);
    }

    static int details(BankStatement statement) {
        return statement.rows().stream().mapToInt(row -> row.details().size()).sum();
    }

    static String total(List<BankStatement> all, boolean in) {
        Money sum = Money.of("0.00", "EUR");
        for (BankStatement one : all) {
            sum = sum.plus(Money.of(in ? credits(one) : debits(one), "EUR"));
        }
        return sum.amount().toPlainString();
    }

    static String shown(BankBalance balance) {
        return balance.code() + " " + balance.money() + " " + balance.on();
    }
}
