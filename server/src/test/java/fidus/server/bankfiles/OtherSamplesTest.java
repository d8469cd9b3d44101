package fidus.server.bankfiles;

import static fidus.server.bankfiles.BankSamples.credits;
import static fidus.server.bankfiles.BankSamples.debits;
import static fidus.server.bankfiles.BankSamples.read;
import static fidus.server.bankfiles.BankSamples.tie;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.imports.Unreadable;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// Statements in BAI2, OFX, QIF, Norma 43 and CSV, with the figures of the collection.
final class OtherSamplesTest extends SampleFigures {
    @Test
    void baiControlTotalsTieAtEveryLevel() {
        BankFile file = read("bai2-us-ca.bai");
        BankStatement first = file.statements().getFirst();
        BankStatement second = file.statements().getLast();

        assertThat(file.format()).isEqualTo(BankFormat.BAI2);
        assertThat(file.statements()).hasSize(2).allMatch(BankStatement::ties);
        assertThat(first.account()).isEqualTo("10200123456");
        assertThat(first.currency().code()).isEqualTo("CAD");
        figures(first, 11, "2085.00", "2085.00");
        assertThat(first.rows()).filteredOn(row -> row.money().signum() > 0).hasSize(3);
        assertThat(tie(first, "amounts = record 49").right()).isEqualByComparingTo("8340.00");
        figures(second, 6, "1115.00", "1115.00");
        assertThat(second.rows()).filteredOn(row -> row.money().signum() > 0).hasSize(2);
        assertThat(tie(second, "amounts = record 49").right()).isEqualByComparingTo("4460.00");
        assertThat(file.checks()).hasSize(6).allMatch(BankCheck::ties);
        assertThat(file.checks().getFirst().right()).isEqualByComparingTo("12800.00");
        assertThat(file.checks().get(3).right()).isEqualByComparingTo("12800.00");
        BankRow row = first.rows().getFirst();
        assertThat(row.text()).isEqualTo("RETURNED CHEQUE");
        assertThat(row.valueDate()).isEqualTo("2006-03-16");
        assertThat(row.bookingDate()).isEqualTo("2006-03-17");
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void aBalanceWithoutASignHasTheOneOfItsRows() {
        BankFile file = read("own-one-account.n43");
        BankStatement statement = file.statements().getFirst();

        assertThat(file.format()).isEqualTo(BankFormat.NORMA43);
        assertThat(statement.account()).isEqualTo("004915000512345678");
        assertThat(statement.currency().code()).isEqualTo("EUR");
        figures(statement, 4, "555.55", "123.50");
        assertThat(statement.closing().money().toString()).isEqualTo("432.05 EUR");
        assertThat(tie(statement, BankCheck.TIE).ties()).isTrue();
        assertThat(statement.ties()).as("%s", statement.checks()).isTrue();
        assertThat(tie(statement, "debits = record 33").right()).isEqualByComparingTo("3");
        assertThat(file.checks().getFirst().ties()).isFalse();
        assertThat(file.checks().getFirst().difference()).isEqualByComparingTo("1");
        assertThat(file.unreadable()).hasSize(1);
        assertThat(file.unreadable().getFirst().field()).isEqualTo("closing");
        assertThat(statement.rows().getFirst().text()).isEqualTo("COMISIÓN");
        assertThat(statement.rows().getFirst().bookingDate()).isEqualTo("2021-02-03");
        assertThat(statement.rows().getFirst().valueDate()).isEqualTo("2021-02-02");
        assertThat(statement.rows().getFirst().reference()).isEqualTo("4410128010");
    }

    @Test
    void manyTagsOnOneLineAreRead() {
        BankFile file = read("ofx-sgml102-oneline-cad.ofx");
        BankStatement statement = file.statements().getFirst();

        assertThat(file.format()).isEqualTo(BankFormat.OFX);
        assertThat(file.dialect()).isEqualTo("OFX 102");
        assertThat(statement.account()).isEqualTo("12300000012345678");
        assertThat(statement.currency().code()).isEqualTo("CAD");
        figures(statement, 3, "0.00", "345.27");
        assertThat(statement.balances().stream().map(SampleStatementsTest::shown))
                .containsExactly(
                        "LEDGERBAL 382.34 CAD 2009-05-23", "AVAILBAL 682.34 CAD 2009-05-23");
        assertThat(statement.rows().getFirst().bankId()).isEqualTo("0000123456782009040100001");
        assertThat(statement.rows().getFirst().text())
                .isEqualTo("MCDONALD'S #112 POS MERCHANDISE;MCDONALD'S #112");
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void theOlderAndTheNewerCheckingAccountAreRead() {
        BankFile older = read("ofx-sgml103-checking.ofx");
        BankFile newer = read("ofx-xml211-checking.ofx");

        assertThat(older.dialect()).isEqualTo("OFX 103");
        BankStatement first = older.statements().getFirst();
        assertThat(first.account()).isEqualTo("098-121");
        figures(first, 1, "150.00", "0.00");
        assertThat(first.rows().getFirst().text())
                .isEqualTo("TRANSFER Transfer from checking &<> etc.");
        assertThat(shown(Objects.requireNonNull(first.closing())))
                .isEqualTo("LEDGERBAL 5250.00 USD 2007-10-15");
        assertThat(newer.dialect()).isEqualTo("OFX 211");
        figures(newer.statements().getFirst(), 3, "350.00", "100.00");
        assertThat(newer.statements().getFirst().rows().getLast().reference()).isEqualTo("1025");
        assertThat(newer.unreadable()).isEmpty();
    }

    @Test
    void anEmptyCardStatementStandsBesideABankStatement() {
        BankFile file = read("own-bank-and-card.ofx");

        assertThat(file.statements()).hasSize(2);
        figures(file.statements().getFirst(), 2, "0.00", "100.50");
        BankStatement card = file.statements().getLast();
        assertThat(card.account()).isEqualTo("999988887777");
        assertThat(card.rows()).isEmpty();
        assertThat(shown(Objects.requireNonNull(card.closing())))
                .isEqualTo("LEDGERBAL -441.00 USD 2021-08-31");
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void quickenFilesHaveNoCurrency() {
        BankFile file = read("qif-bank-categories.qif");
        BankStatement statement = file.statements().getFirst();

        assertThat(file.format()).isEqualTo(BankFormat.QIF);
        assertThat(statement.currency().code()).isEqualTo("XXX");
        figures(statement, 3, "0.00", "161.33");
        assertThat(statement.rows().getFirst().bookingDate()).isEqualTo("2018-12-19");
        assertThat(statement.rows().getFirst().text()).isEqualTo("Outlet Usual Expenses:Shopping");
        BankStatement own = read("own-bank.qif").statements().getFirst();
        figures(own, 3, "250.00", "1264.46");
        assertThat(own.rows().getLast().bookingDate()).isEqualTo("2021-03-03");
    }

    @Test
    void theGermanCsvIsReadWithItsProfile() {
        BankFile file = read("csv-de-dkb-2023.csv");
        BankStatement statement = file.statements().getFirst();

        assertThat(file.format()).isEqualTo(BankFormat.CSV);
        assertThat(statement.rows().stream().map(row -> row.money().amount().toPlainString()))
                .containsExactly("1000.00", "-8.67", "-1450.00");
        assertThat(statement.rows().stream().map(BankRow::bookingDate))
                .containsExactly(
                        LocalDate.parse("2023-06-01"),
                        LocalDate.parse("2023-06-15"),
                        LocalDate.parse("2023-07-01"));
        assertThat(statement.rows().getLast().line()).isEqualTo(8);
        assertThat(statement.balances().stream().map(SampleFigures::shown))
                .containsExactly("CLOSING 5000.01 EUR 2023-06-30");
        assertThat(statement.closing()).as("a row is of the day after it").isNull();
        assertThat(file.unreadable()).extracting(Unreadable::field).containsExactly("CLOSING");
    }

    @Test
    void theCardCsvKeepsPendingRowsOutOfItsSums() {
        BankFile file = read("csv-uk-card-pounds.csv");
        BankStatement statement = file.statements().getFirst();

        assertThat(statement.rows()).hasSize(13);
        List<BankRow> pending =
                statement.rows().stream()
                        .filter(row -> row.status() == BankRow.Status.PENDING)
                        .toList();
        assertThat(pending).hasSize(3).allMatch(row -> row.bookingDate() == null);
        assertThat(pending.stream().map(BankRow::money).reduce(Money::plus))
                .contains(Money.of("-114.19", "GBP"));
        assertThat(credits(statement)).isEqualTo("1100.00");
        assertThat(debits(statement)).isEqualTo("1385.80");
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void twoCentsBetweenTheBalancesAreShown() {
        BankFile file = read("own-debit-credit-header-block.csv");
        BankStatement statement = file.statements().getFirst();

        figures(statement, 4, "2500.00", "154.32");
        BankCheck tie = tie(statement, TIE);
        assertThat(tie.left()).isEqualByComparingTo("12345.68");
        assertThat(tie.right()).isEqualByComparingTo("12345.70");
        assertThat(statement.ties()).isFalse();
        assertThat(statement.rows().getFirst().reference()).isEqualTo("OP-A1");
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void rowsInTwoCurrenciesGiveTwoStatements() {
        BankFile file = read("own-two-currencies.csv");

        assertThat(
                        file.statements().stream()
                                .flatMap(one -> one.rows().stream())
                                .map(row -> row.money().toString()))
                .containsExactly("-47.20 USD", "2310.00 EUR");
        assertThat(file.statements()).hasSize(2);
        assertThat(file.unreadable()).isEmpty();
    }
}
