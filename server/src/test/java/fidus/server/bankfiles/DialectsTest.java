package fidus.server.bankfiles;

import static fidus.server.bankfiles.BankSamples.credits;
import static fidus.server.bankfiles.BankSamples.debits;
import static fidus.server.bankfiles.BankSamples.read;
import static fidus.server.bankfiles.BankSamples.tie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.CsvProfile.Decimal;
import fidus.contract.Problem;
import fidus.contract.Refused;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// Ways of writing that no sample file shows, each with figures added up by hand.
class DialectsTest {
    private static BankStatement only(BankFile file) {
        assertThat(file.unreadable()).isEmpty();
        assertThat(file.statements()).hasSize(1);
        return file.statements().getFirst();
    }

    private static void ties(BankStatement statement, String credits, String debits) {
        assertThat(credits(statement)).isEqualTo(credits);
        assertThat(debits(statement)).isEqualTo(debits);
        assertThat(tie(statement, StatementDraft.TIE).ties()).isTrue();
    }

    @Test
    void triodosNumbersItsPartsBehindAngleBrackets() {
        BankStatement statement =
                only(
                        read(
                                """
                                :20:1308728725026/1
                                :25:TRIODOSBANK/0390123456
                                :28:1
                                :60F:C110101EUR4975,09
                                :61:110101D15,70NET NONREF
                                :86:000>100000000000
                                >20ALGEMENE TUSSENREKENING>21KOSTEN VAN 01-10-2010 TOT
                                >22EN M>23ET 31-12-20100>310390123456
                                :61:110103C300,00NET NONREF
                                :86:000>100390123456
                                >20ALGEMENE OVERBOEKING>310390654321>32Ada Example
                                :62F:C110103EUR5259,39
                                -
                                """,
                                Hints.NONE));

        ties(statement, "300.00", "15.70");
        BankRow fee = statement.rows().getFirst();
        assertThat(fee.text())
                .isEqualTo("ALGEMENE TUSSENREKENINGKOSTEN VAN 01-10-2010 TOTEN MET 31-12-20100");
        assertThat(fee.counterpartyAccount()).isEqualTo("0390123456");
        assertThat(statement.rows().getLast().counterparty()).isEqualTo("Ada Example");
    }

    @Test
    void tagsOfTheirOwnBesideARowBelongToItsText() {
        BankStatement statement =
                only(
                        read(
                                """
                                :20:STARTUMSE
                                :25:12345678/0001234567
                                :28C:00001/001
                                :60F:C170110EUR1000,00
                                :61:1701110111CR250,00NTRFNONREF//R1
                                :NS:01Rent January
                                02Flat 7
                                15Ada Example
                                17Credit
                                :61:1701120112DR100,50NTRFNONREF//R2
                                :86:166?00TRANSFER?20Plain text
                                :62F:C170112EUR1149,50
                                :NS:02More
                                -
                                """,
                                Hints.NONE));

        ties(statement, "250.00", "100.50");
        assertThat(statement.rows().getFirst().text())
                .contains("Rent January", "Flat 7", "Ada Example");
        assertThat(statement.rows().getLast().text()).isEqualTo("TRANSFER Plain text");
    }

    @Test
    void pagesAreStatementsOfTheirOwnAndTieEach() {
        BankFile file =
                read(
                        """
                        :20:A
                        :25:0001234567
                        :28C:7/1
                        :60F:C260101EUR10,00
                        :61:2601010101C5,00NTRFNONREF
                        :62M:C260101EUR15,00
                        -
                        :20:A
                        :25:0001234567
                        :28C:7/2
                        :60M:C260101EUR15,00
                        :61:2601010101D7,NTRFNONREF
                        :62F:C260101EUR8,00
                        -
                        """,
                        Hints.NONE);

        assertThat(file.statements()).hasSize(2);
        ties(file.statements().getFirst(), "5.00", "0.00");
        ties(file.statements().getLast(), "0.00", "7.00");
    }

    @Test
    void reversedCreditsGoOutAndReversedDebitsComeIn() {
        BankStatement statement =
                only(
                        read(
                                """
                                :20:A
                                :25:0001234567
                                :28C:1
                                :60F:C260101EUR10,00
                                :61:2612310102RC4,00NTRFNONREF
                                :61:2601020102RD1,5NTRFNONREF
                                :62F:C260102EUR7,50
                                -
                                """,
                                Hints.NONE));

        ties(statement, "1.50", "4.00");
        assertThat(statement.rows()).allMatch(BankRow::reversal);
        assertThat(statement.rows().getFirst().bookingDate())
                .as("valued at the end of a year, booked in the next")
                .isEqualTo(LocalDate.of(2027, 1, 2));
    }

    @Test
    void anInterimReportIsNoStatement() {
        String interim =
                """
                :20:A
                :25:0001234567
                :28C:1
                :34F:EUR0,
                :13D:2601021000+0100
                :61:2601020102C1,5NTRFNONREF
                :90C:1EUR1,50
                -
                """;

        assertThatThrownBy(() -> read(interim, Hints.NONE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e ->
                                assertThat(e.problem().code())
                                        .isEqualTo(Problem.Code.NOT_A_STATEMENT));
    }

    @Test
    void caixaBankNamesItsCurrencyBeforeItsBalance() {
        byte[] csv =
                """
                Movimientos de la cuenta;;;;;
                Fecha movimiento;Fecha valor;Concepto;Importe;Divisa;Saldo
                03/02/2021;02/02/2021;COMISIÓN;-1.210,00;EUR;8.790,00
                15/02/2021;15/02/2021;TRANSFERENCIA DE ADA;500,25;EUR;9.290,25
                """
                        .getBytes(StandardCharsets.ISO_8859_1);
        CsvGuess guess = CsvGuess.of(csv);

        assertThat(guess.profile().decimal()).isEqualTo(Decimal.COMMA);
        assertThat(guess.profile().columns().currency()).isEqualTo(5);
        assertThat(guess.profile().columns().balance()).isEqualTo(6);
        BankStatement statement = only(read(csv, new Hints(guess.profile(), null, null)));
        assertThat(credits(statement)).isEqualTo("500.25");
        assertThat(debits(statement)).isEqualTo("1210.00");
        assertThat(statement.rows().getFirst().text()).isEqualTo("COMISIÓN");
        assertThat(statement.checks()).isNotEmpty().allMatch(check -> check.ties());
    }

    @Test
    void theAvailableBalanceStandsBesideTheLedgers() {
        for (String name : new String[] {"ofx-sgml103-checking.ofx", "ofx-xml211-checking.ofx"}) {
            assertThat(read(BankSamples.bytes(name), Hints.NONE).statements().getFirst().balances())
                    .as(name)
                    .extracting(one -> one.code() + " " + one.money())
                    .containsExactly("LEDGERBAL 5250.00 USD", "AVAILBAL 5250.00 USD");
        }
        String without =
                BankSamples.text("ofx-xml211-checking.ofx")
                        .replaceAll("(?s)<AVAILBAL>.*</AVAILBAL>", "");
        assertThat(only(read(without, Hints.NONE)).balances()).hasSize(1);
    }

    @Test
    void xmlWhoseTagsAreNotClosedIsReadAsTheOlderOne() {
        String open =
                BankSamples.text("ofx-xml211-checking.ofx")
                        .replaceAll("</(TRNAMT|FITID|DTPOSTED|TRNTYPE)>", "");

        ties(only(read(open, Hints.NONE)));
    }

    private static void ties(BankStatement statement) {
        assertThat(credits(statement)).isEqualTo("350.00");
        assertThat(debits(statement)).isEqualTo("100.00");
    }

    @Test
    void anEntryInAnotherCurrencyIsTakenWithTheAmountTheBankSaysBesideIt() {
        String text = BankSamples.text("camt053-v8-ch.xml");

        assertThat(debits(read(text, Hints.NONE).statements().getFirst())).isEqualTo("19.69");

        BankFile none = read(text.replace("\"CHF\">19.69", "\"GBP\">19.69"), Hints.NONE);
        assertThat(none.statements().getFirst().rows()).hasSize(2);
        assertThat(none.unreadable()).extracting(one -> one.text()).containsExactly("-20.97 EUR");
    }
}
