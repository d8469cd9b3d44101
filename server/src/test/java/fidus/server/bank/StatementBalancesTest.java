package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Nothing;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// Which balances of its statements prove an account: those its rows lie between, and no others.
class StatementBalancesTest extends OwnBank {
    private List<StatementCard> chained() {
        return desk.ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null)).statements();
    }

    @Test
    void aClosingByValueIsProvedWithTheRowsThatAreValuedLater() {
        desk.take(
                CamtText.of(BankDesk.IBAN, "2026-11-16", "10.00", "15.00")
                        .entry("CRDT", "5.00", "K1", "", List.of())
                        .entry("CRDT", "7.00", "K2", "", List.of())
                        .valued("2026-11-18")
                        .bytes());

        Workbench bench = desk.reconcile(main);

        assertThat(said(bench, "S1").passed()).isTrue();
        assertThat(said(bench, "S6").passed()).isTrue();
    }

    /// The second of them has a row valued before all rows of the first.
    private void valuedOnly(String thirdOpening, String thirdClosing) {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "100,00")
                        .valued("261117", "C10,00", "Ada pays")
                        .closing("261117", "110,00"));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261117", "110,00")
                        .valued("261115", "D2,00", "Fee of Sunday")
                        .closing("261118", "108,00"));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "3/1", "261118", thirdOpening)
                        .valued("261125", "C1,00", "Valued next week")
                        .closing("261119", thirdClosing));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "4/1", "261119", thirdClosing)
                        .closing("261120", thirdClosing));
    }

    @Test
    void statementsFollowEachOtherByTheirBalancesWhateverTheirRowsAreValued() {
        valuedOnly("108,00", "109,00");

        Workbench bench = desk.reconcile(main);

        assertThat(chained()).allMatch(card -> card.continuity().holds());
        assertThat(said(bench, "S2").passed()).isTrue();
        assertThat(said(bench, "S6").passed()).isTrue();
        assertThat(bench.ties()).isTrue();
    }

    /// Two statements close on the 16th, and the later one was taken in first.
    @Test
    void statementsOfOneDayFollowEachOtherByTheirBalances() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "150,00")
                        .row("261116", "D30,00", "K2", "Fee")
                        .closing("261116", "120,00"));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "100,00")
                        .row("261116", "C50,00", "K1", "Ada pays")
                        .closing("261116", "150,00"));

        Workbench bench = desk.reconcile(main);

        assertThat(said(bench, "S6").passed()).isTrue();
        assertThat(balances(bench).statementOpening()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(balances(bench).statementClosing()).isEqualTo(Money.of("120.00", "EUR"));
        assertThat(desk.ask(BankCalls.ACCOUNTS, new Nothing()).accounts())
                .filteredOn(card -> card.account().id().equals(main.id()))
                .singleElement()
                .matches(card -> Money.of("120.00", "EUR").equals(card.closing()));
    }

    private static BalanceProof.Balances balances(Workbench bench) {
        return BankDesk.present(bench.card().run().outcome()).proofs().getFirst().balances();
    }

    @Test
    void aStatementThatIsMissingBetweenThemIsStillSeen() {
        valuedOnly("118,00", "119,00");

        assertThat(chained())
                .filteredOn(card -> !card.continuity().holds())
                .singleElement()
                .satisfies(
                        card -> {
                            assertThat(card.statement().number()).isEqualTo(3);
                            assertThat(card.continuity().gap()).isEqualTo(Money.of("10.00", "EUR"));
                        });
    }

    @Test
    void partsThatDoNotAddUpAreAWarningAndNotAFalseBalance() {
        desk.take(
                CamtText.of(BankDesk.IBAN, "2026-11-16", "0.00", "99.50")
                        .entry(
                                "CRDT",
                                "99.50",
                                "K1",
                                "",
                                List.of(CamtText.Tx.of("100.00", "E2E-1")))
                        .bytes());

        Workbench bench = desk.reconcile(main);

        assertThat(said(bench, "S1").passed()).isTrue();
        assertThat(said(bench, "S1").sentence()).contains("opening and rows give the closing");
        assertThat(bench.ties()).isTrue();
        assertThat(bench.breaks())
                .filteredOn(card -> card.found().rule().equals("S1"))
                .singleElement()
                .satisfies(
                        card -> {
                            assertThat(card.found().severity()).isEqualTo(Severity.WARNING);
                            assertThat(card.found().left())
                                    .isEqualTo(
                                            "details of entry 1 (2026-11-16, 99.50 EUR, E2E-1) ="
                                                    + " entry: 100.00");
                            assertThat(card.found().right()).isEqualTo("99.50 EUR");
                            assertThat(card.found().difference()).isNull();
                        });
    }

    @Test
    void aStatementThatDoesNotGiveItsClosingBlocks() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C50,00", "A1", "Ada pays")
                        .closing("261116", "60,00"));

        Workbench bench = desk.reconcile(main);

        assertThat(said(bench, "S1").passed()).isFalse();
        assertThat(bench.ties()).isFalse();
        assertThat(bench.breaks())
                .filteredOn(card -> card.found().rule().equals("S1"))
                .singleElement()
                .matches(card -> card.found().severity() == Severity.CRITICAL);
    }

    @Test
    void aRowThatCouldNotBeReadBlocksUntilTheSameDaysAreTakenInWhole() {
        TakenStatement taken = take(ofx("1.234,56"));

        assertThat(Objects.requireNonNull(taken.unread()).first())
                .singleElement()
                .matches(one -> one.text().equals("1.234,56") && one.line() > 0);
        assertThat(desk.ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null)))
                .satisfies(
                        all ->
                                assertThat(all.statements().getFirst().statement().unread())
                                        .isEqualTo(taken.unread()));
        assertThat(said(desk.reconcile(main), "S1").passed()).isFalse();
        assertThat(desk.reconcile(main).ties()).isFalse();

        assertThat(take(ofx("1234.56")).unread()).isNull();

        Workbench bench = desk.reconcile(main);
        assertThat(said(bench, "S1").passed()).isTrue();
        assertThat(bench.breaks())
                .filteredOn(card -> card.found().rule().equals("S1"))
                .filteredOn(card -> card.found().severity() == Severity.CRITICAL)
                .noneMatch(card -> card.found().breakState() == BreakState.OPEN);
    }

    private TakenStatement take(byte[] content) {
        BankPreview preview = desk.offer(content, main.id());
        assertThat(preview.refusal()).isNull();
        return desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()))
                .statements()
                .getFirst();
    }

    /// Without an opening: nothing else says that a row is missing.
    private static byte[] ofx(String second) {
        return """
        OFXHEADER:100

        <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKTRANLIST>
        <DTSTART>20261116<DTEND>20261116
        <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261116<TRNAMT>10.00<FITID>F1<NAME>Ada</STMTTRN>
        <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261116<TRNAMT>%s<FITID>F2<NAME>Bert</STMTTRN>
        </BANKTRANLIST>
        <LEDGERBAL><BALAMT>1244.56<DTASOF>20261116</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
        """
                .formatted(second)
                .getBytes(US_ASCII);
    }
}
