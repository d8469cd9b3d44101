package fidus.server.bankfiles;

import static fidus.server.bankfiles.BankSamples.credits;
import static fidus.server.bankfiles.BankSamples.debits;
import static fidus.server.bankfiles.BankSamples.read;
import static fidus.server.bankfiles.BankSamples.tie;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// Files of real banks, with the figures an independent reading found in them.
class SampleStatementsTest {
    private static final String TIE = "opening + rows = closing";

    @Test
    void theFinnishStatementTiesWithItsForeignDetails() {
        BankFile file = read("camt053-v2-finland.xml");
        BankStatement statement = file.statements().getFirst();

        assertThat(file.format()).isEqualTo(BankFormat.CAMT053);
        assertThat(file.dialect()).isEqualTo("camt.053.001.02");
        assertThat(file.statements()).hasSize(1);
        assertThat(statement.statementId()).isEqualTo("BANKSTMTID0972009");
        assertThat(statement.account()).isEqualTo("FI7433010001222090");
        figures(statement, 10, "23075.00", "9430.17");
        assertThat(details(statement)).isEqualTo(12);
        assertThat(statement.rows()).noneMatch(BankRow::reversal);
        assertThat(statement.balances().stream().map(SampleStatementsTest::shown))
                .containsExactly(
                        "OPBD 10000.00 EUR 2009-10-29",
                        "PRCD 10000.00 EUR 2009-10-28",
                        "CLBD 23644.83 EUR 2009-10-29",
                        "CLAV 33644.83 EUR 2009-10-29");
        assertThat(statement.ties()).as("%s", statement.checks()).isTrue();
        assertThat(statement.rows().get(1).batchReference()).isEqualTo("CustRefForPmtBatch");
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void aStatementMayOpenWithThePreviousClosing() {
        BankFile file = read("camt053-v2-volksbank-de.xml");
        BankStatement statement = file.statements().getFirst();

        assertThat(statement.statementId()).isEqualTo("0352C5320131227220503");
        assertThat(statement.account()).isEqualTo("DE14740618130000033626");
        figures(statement, 4, "1.00", "11.00");
        assertThat(details(statement)).isEqualTo(5);
        assertThat(statement.balances().stream().map(SampleStatementsTest::shown))
                .containsExactly("PRCD 33.06 EUR 2013-12-27", "CLBD 23.06 EUR 2013-12-27");
        assertThat(tie(statement, TIE).ties()).isTrue();
        BankRow first = statement.rows().getFirst();
        assertThat(first.endToEndId()).isEqualTo("EndToEndReference");
        assertThat(first.counterparty()).isEqualTo("Testkonto Nummer 2");
        assertThat(first.counterpartyAccount()).isEqualTo("DE09300606010012345671");
        assertThat(first.bankId()).isEqualTo("2013122710583450000");
        assertThat(statement.rows().get(1).endToEndId()).isEmpty();
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void thirteenSwissEntriesCarryThirtyTwoDetails() {
        BankFile file = read("camt053-v4-postfinance-ch.xml");
        BankStatement statement = file.statements().getFirst();

        assertThat(file.dialect()).isEqualTo("camt.053.001.04");
        assertThat(statement.statementId()).isEqualTo("20160430375204000008574");
        assertThat(statement.account()).isEqualTo("CH0309000000250090342");
        figures(statement, 13, "1810.56", "1272.95");
        assertThat(details(statement)).isEqualTo(32);
        assertThat(statement.rows()).filteredOn(BankRow::reversal).hasSize(2);
        assertThat(statement.balances().stream().map(SampleStatementsTest::shown))
                .containsExactly("OPBD 322152.16 CHF 2016-04-29", "CLBD 322689.77 CHF 2016-04-30");
        assertThat(statement.ties()).as("%s", statement.checks()).isTrue();
        assertThat(file.unreadable()).isEmpty();
    }

    /// Its third entry is in euros, in a statement in francs: it is shown and never added.
    @Test
    void aShortenedStatementOfVersionEightDoesNotTie() {
        BankFile file = read("camt053-v8-ch.xml");
        BankStatement statement = file.statements().getFirst();

        assertThat(file.dialect()).isEqualTo("camt.053.001.08");
        assertThat(statement.account()).isEqualTo("CH1111111111111111111");
        figures(statement, 3, "563.25", "19.69");
        assertThat(details(statement)).isEqualTo(3);
        BankCheck tie = tie(statement, TIE);
        assertThat(tie.ties()).isFalse();
        assertThat(tie.left()).isEqualByComparingTo("83265.51");
        assertThat(tie.right()).isEqualByComparingTo("84515.25");
        BankRow first = statement.rows().getFirst();
        assertThat(first.endToEndId()).isEqualTo("80000004540000100095");
        assertThat(first.counterparty()).isEqualTo("Jon Doe");
        assertThat(first.text()).isEqualTo("INVOICE R77561 Payment Payment");
        assertThat(file.unreadable()).hasSize(1);
        assertThat(file.unreadable().getFirst().line()).isEqualTo(3);
        assertThat(file.unreadable().getFirst().text()).isEqualTo("20.97 EUR");
    }

    @Test
    void abnAmroDoesNotTie() {
        BankFile file = read("mt940-abnamro.sta");
        BankStatement first = file.statements().getFirst();
        BankStatement second = file.statements().getLast();

        assertThat(file.format()).isEqualTo(BankFormat.MT940);
        assertThat(file.statements()).hasSize(2);
        message(first, "517852257", "19321/1", "3236.28 EUR", "876.84 EUR");
        figures(first, 8, "0.00", "321.44");
        assertThat(tie(first, TIE).difference().negate()).isEqualByComparingTo("-2038.00");
        message(second, "517852257", "19322/1", "2876.84 EUR", "1849.75 EUR");
        figures(second, 2, "0.00", "24.49");
        assertThat(tie(second, TIE).difference().negate()).isEqualByComparingTo("-1002.60");
        assertThat(first.rows().getFirst().money()).isEqualTo(Money.of("-9.00", "EUR"));
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void allTwentySixStatementsOfDeutscheBankTie() {
        BankFile file = read("mt940-deutsche-bank-26-statements.sta");
        List<BankStatement> all = file.statements();

        assertThat(all).hasSize(26).allMatch(BankStatement::ties);
        assertThat(all).allMatch(one -> one.checks().size() == 1);
        assertThat(all.stream().mapToInt(one -> one.rows().size()).sum()).isEqualTo(97);
        assertThat(total(all, true)).isEqualTo("5188474.94");
        assertThat(total(all, false)).isEqualTo("14457610.84");
        assertThat(new HashSet<>(all.stream().map(BankStatement::account).toList())).hasSize(20);
        assertThat(all.stream().flatMap(one -> one.rows().stream()).filter(BankRow::reversal))
                .hasSize(2);
        Money closings = Money.of("0.00", "EUR");
        for (BankStatement one : all) {
            closings = closings.plus(Objects.requireNonNull(one.closing()).money());
        }
        assertThat(closings).isEqualTo(Money.of("-46023050.15", "EUR"));
        BankRow row = all.getFirst().rows().getFirst();
        assertThat(row.endToEndId()).isEqualTo("TFNR 40005 00005");
        assertThat(row.bankId()).isEqualTo("0724710345313905");
        BankRow credit = all.get(1).rows().getFirst();
        assertThat(credit.endToEndId()).isEqualTo("EndToEndIdTFNR2000400001");
        assertThat(credit.counterparty())
                .isEqualTo("Richter Renate 70 Zeichen Beginn Fuellzeichen xxxxxxxx");
        assertThat(credit.counterpartyAccount()).isEqualTo("DE42100100100043921105");
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void ingWritesNoEntryDateAndDoesNotTie() {
        BankFile file = read("mt940-ing-crlf.sta");
        BankStatement statement = file.statements().getFirst();

        assertThat(file.statements()).hasSize(1);
        assertThat(file.encoding()).isEqualTo("UTF-8");
        message(statement, "0001234567", "000", "0.00 EUR", "3.47 EUR");
        figures(statement, 7, "4.68", "50.27");
        assertThat(tie(statement, TIE).difference().negate()).isEqualByComparingTo("49.06");
        assertThat(statement.rows()).allMatch(row -> row.bookingDate() == null);
        assertThat(statement.rows().getFirst().valueDate()).isEqualTo("2010-07-22");
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void mBankStartsWithAControlByteAndTies() {
        BankFile file = read("mt940-mbank-pl.sta");
        BankStatement statement = file.statements().getFirst();

        message(statement, "PL29114010810000267002001002", "1/1", "0.40 PLN", "0.43 PLN");
        figures(statement, 3, "0.03", "0.00");
        assertThat(statement.ties()).isTrue();
        assertThat(statement.rows().getFirst().bankId()).isEqualTo("MB170119012058");
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void rabobankGivesItsReferenceBetweenSlashes() {
        BankFile file = read("mt940-rabobank-iban.sta");
        BankStatement first = file.statements().getFirst();
        BankStatement second = file.statements().getLast();

        assertThat(file.statements()).hasSize(2).allMatch(BankStatement::ties);
        message(first, "NL71RABO0123456789", "0", "1000.00 EUR", "965.00 EUR");
        figures(first, 2, "0.00", "35.00");
        message(second, "NL71RABO0123456789", "0", "965.00 EUR", "930.00 EUR");
        figures(second, 2, "0.00", "35.00");
        BankRow row = first.rows().getFirst();
        assertThat(row.endToEndId()).isEqualTo("01-01-2013 12:00 0030000987654321");
        assertThat(row.counterparty()).isEqualTo("CONTRA ACCOUNT HOLDER");
        assertThat(row.counterpartyAccount()).isEqualTo("NL70ABNA0987654321");
        assertThat(first.rows().getLast().endToEndId()).isEmpty();
        assertThat(file.unreadable()).isEmpty();
    }

    @Test
    void aFundsLetterIsNoReversal() {
        BankFile file = read("mt940-sparkasse.sta");

        assertThat(file.statements()).hasSize(2).allMatch(BankStatement::ties);
        BankStatement first = file.statements().getFirst();
        message(first, "87052000/123456789", "00000/001", "194.57 EUR", "174.57 EUR");
        figures(first, 1, "0.00", "20.00");
        assertThat(first.rows().getFirst().reversal()).isFalse();
        assertThat(first.rows().getFirst().counterparty()).isEqualTo("ARAL AG");
        BankStatement second = file.statements().getLast();
        message(second, "87052000/123456789", "00000/001", "174.57 EUR", "154.57 EUR");
        figures(second, 1, "0.00", "20.00");
        assertThat(file.unreadable()).isEmpty();
    }

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
    void aBalanceWithoutASignIsComparedBySizeOnly() {
        BankFile file = read("own-one-account.n43");
        BankStatement statement = file.statements().getFirst();

        assertThat(file.format()).isEqualTo(BankFormat.NORMA43);
        assertThat(statement.account()).isEqualTo("004915000512345678");
        assertThat(statement.currency().code()).isEqualTo("EUR");
        figures(statement, 4, "555.55", "123.50");
        assertThat(statement.closing()).isNull();
        BankCheck size =
                tie(statement, "size of opening + rows = size of closing (its sign is absent)");
        assertThat(size.right()).isEqualByComparingTo("432.05");
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
        assertThat(shown(Objects.requireNonNull(statement.closing())))
                .isEqualTo("CLOSING 5000.01 EUR 2023-06-30");
        assertThat(file.unreadable()).isEmpty();
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

    private static void figures(BankStatement statement, int rows, String credits, String debits) {
        assertThat(statement.rows()).hasSize(rows);
        assertThat(credits(statement)).isEqualTo(credits);
        assertThat(debits(statement)).isEqualTo(debits);
    }

    private static void message(
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

    private static int details(BankStatement statement) {
        return statement.rows().stream().mapToInt(row -> row.details().size()).sum();
    }

    private static String total(List<BankStatement> all, boolean in) {
        Money sum = Money.of("0.00", "EUR");
        for (BankStatement one : all) {
            sum = sum.plus(Money.of(in ? credits(one) : debits(one), "EUR"));
        }
        return sum.amount().toPlainString();
    }

    private static String shown(BankBalance balance) {
        return balance.code() + " " + balance.money() + " " + balance.on();
    }
}
