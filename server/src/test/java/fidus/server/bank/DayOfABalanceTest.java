package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.StateBankBalance;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A balance that is of another day than the last rows is not the one they end at.
class DayOfABalanceTest extends OwnBank {
    /// The bank had 1,000.00 before the first row and 1,150.00 after the second.
    private static byte[] ofx(String balance, String day) {
        return """
        OFXHEADER:100
        DATA:OFXSGML
        VERSION:102

        <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR
        <BANKACCTFROM><BANKID>1<ACCTID>1234567890<ACCTTYPE>CHECKING</BANKACCTFROM>
        <BANKTRANLIST><DTSTART>20261110<DTEND>20261118
        <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261112<TRNAMT>100.00<FITID>F1<NAME>Ada</STMTTRN>
        <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261117<TRNAMT>50.00<FITID>F2<NAME>Bert</STMTTRN>
        </BANKTRANLIST><LEDGERBAL><BALAMT>%s<DTASOF>%s</LEDGERBAL>
        </STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
        """
                .formatted(balance, day)
                .getBytes(US_ASCII);
    }

    private List<StatementCard> chained() {
        return desk.ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null)).statements();
    }

    private static BalanceProof.Balances balances(Workbench bench) {
        return BankDesk.present(bench.card().run().outcome()).proofs().getFirst().balances();
    }

    private static String noProof(Workbench bench) {
        assertThat(said(bench, "S6").passed()).isFalse();
        return bench.breaks().stream()
                .filter(card -> card.found().rule().equals("S6"))
                .map(card -> card.found().left() + ": " + card.found().right())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneOfALaterDayIsNotTheClosingOfTheRowsBeforeIt() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261108", "1000,00")
                        .closing("261109", "1000,00"));
        desk.take(ofx("1450.00", "20261120"));

        assertThat(noProof(desk.reconcile(main))).contains("2026-11-20", "1450.00");

        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261118", "1150,00")
                        .row("261120", "C300,00", "K9", "Carl pays")
                        .closing("261120", "1450,00"));

        Workbench bench = desk.reconcile(main);
        assertThat(chained()).allMatch(card -> card.continuity().holds());
        assertThat(said(bench, "S6").passed()).isTrue();
    }

    /// OFX prints no opening balance: the file alone cannot tell that rows were cut out of it.
    @Test
    void rowsCutOutOfAFileShowAgainstTheBalanceBefore() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261108", "1000,00")
                        .closing("261109", "1000,00"));
        String whole = new String(ofx("1150.00", "20261118"), US_ASCII);
        assertThat(follows(whole))
                .isEqualTo(
                        new Continuity(
                                eur("1000.00"),
                                eur("0.00"),
                                "Begins where statement 1 (statement.sta) ended."));
        for (String cut : List.of("F1 100.00", "F2 50.00", "F 150.00")) {
            String[] lost = cut.split(" ", 2);
            Continuity said = follows(without(whole, lost[0]));

            assertThat(said.gap()).isEqualTo(eur(lost[1]));
            assertThat(said.sentence())
                    .contains(
                            "The opening is 1" + (lost[1].length() < 6 ? "0" : "") + lost[1],
                            "(closing less rows), but statement 1 (statement.sta) gives 1000.00"
                                    + " EUR");
        }
        desk.take(without(whole, "F1").getBytes(US_ASCII));

        Workbench bench = desk.reconcile(main);
        assertThat(said(bench, "S2").passed()).isFalse();
        assertThat(said(bench, "S6").passed()).isFalse();
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static String without(String file, String rows) {
        return file.replaceAll("<STMTTRN>.*<FITID>" + rows + ".*</STMTTRN>\n", "");
    }

    private Continuity follows(String file) {
        BankPreview preview = desk.offer(file.getBytes(US_ASCII));
        assertThat(preview.unreadable()).isEmpty();
        return preview.statements().getFirst().continuity();
    }

    /// Before its last row the bank closed its ledger. Two persons state what it had at the end.
    @Test
    void oneOfAnEarlierDayIsNotTheClosingOfTheRowsAfterIt() {
        BankPreview preview = desk.offer(ofx("1100.00", "20261112"));
        assertThat(preview.unreadable())
                .singleElement()
                .matches(one -> one.field().equals("LEDGERBAL"))
                .matches(one -> one.text().equals("1100.00 EUR of 2026-11-12"));
        assertThat(preview.statements().getFirst().checks()).as("no row is missing").isEmpty();
        TakenStatement first = taken(preview);
        assertThat(first.closing()).isNull();
        assertThat(first.balances()).hasSize(1);
        assertThat(noProof(desk.reconcile(main))).startsWith("no balance to prove with");

        desk.approve(
                desk.ask(
                        BankCalls.STATE_BALANCE,
                        new StateBankBalance(
                                first.id(), Money.of("1150.00", "EUR"), "The bank's letter")));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261118", "1150,00")
                        .row("261119", "C10,00", "K9", "Carl pays")
                        .closing("261119", "1160,00"));

        Workbench bench = desk.reconcile(main);
        assertThat(chained()).allMatch(card -> card.continuity().holds());
        assertThat(balances(bench).statementOpening()).isEqualTo(Money.of("1000.00", "EUR"));
        assertThat(balances(bench).statementClosing()).isEqualTo(Money.of("1160.00", "EUR"));
    }

    private TakenStatement taken(BankPreview preview) {
        assertThat(preview.refusal()).isNull();
        return desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()))
                .statements()
                .getFirst();
    }

    /// Banks close with all rows or with those that are valued by then: only an opening tells.
    @Test
    void oneAloneIsNoClosingOfRowsThatAreValuedAfterIt() {
        byte[] both =
                CamtText.of(BankDesk.IBAN, "2026-11-16", "10.00", "15.00")
                        .entry("CRDT", "5.00", "K1", "", List.of())
                        .entry("CRDT", "7.00", "K2", "", List.of())
                        .valued("2026-11-18")
                        .bytes();
        byte[] alone = new String(both, UTF_8).replace("OPBD", "ITBD").getBytes(UTF_8);

        BankPreview preview = desk.offer(alone);

        assertThat(preview.statements().getFirst().closing()).isNull();
        assertThat(preview.unreadable()).singleElement().matches(one -> one.field().equals("CLBD"));
        assertThat(desk.offer(both).statements().getFirst().closing())
                .isEqualTo(Money.of("15.00", "EUR"));
    }
}
