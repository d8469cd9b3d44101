package fidus.server.bankfiles;

import static fidus.server.bankfiles.BankSamples.read;
import static fidus.server.bankfiles.BankSamples.tie;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// Statements in camt.053 and MT940, with the figures of the collection.
final class SampleStatementsTest extends SampleFigures {
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
        // The list of the collection adds 20.97 EUR of the third entry to the CHF of the others, so
        // it says 20.97 of debits and 1251.02 that do not tie; the entry counts here with the 19.69
        // CHF that its account was debited with, and what stands in another currency is told.
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
}
