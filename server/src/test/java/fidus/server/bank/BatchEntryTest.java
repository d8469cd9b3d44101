package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.bank.desk.ConfirmationProposal;
import fidus.bank.desk.DepositProposal;
import fidus.contract.Problem;
import fidus.deposits.DepositCalls;
import fidus.payments.BatchDetail;
import fidus.payments.ConfirmPayments;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentState;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// One booked sum with several payments in it, and a payment with the bank's charge in it.
class BatchEntryTest extends PaidOut {
    private void take(String direction, String sum, String batch, List<CamtText.Tx> parts) {
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "500.00", closing(direction, sum))
                        .entry(direction, sum, "E1", batch, parts)
                        .bytes());
    }

    private static String closing(String direction, String sum) {
        var moved = new java.math.BigDecimal(sum);
        var opening = new java.math.BigDecimal("500.00");
        return (direction.equals("CRDT") ? opening.add(moved) : opening.subtract(moved))
                .toPlainString();
    }

    private static String named(BatchDetail batch, int count) {
        return "<PmtInfId>%s-1</PmtInfId><NbOfTxs>%d</NbOfTxs>"
                .formatted(batch.batch().messageId(), count);
    }

    private CamtText.Tx part(BatchDetail batch, String party, String sum) {
        return CamtText.Tx.of(sum, of(batch, party).endToEndId());
    }

    @Test
    void eachPartOfAnEntryConfirmsItsOwnPaymentOfItsOwnBatch() {
        BatchDetail first = sentToBoth("100.00", "40.00");
        BatchDetail second = sentToBoth("7.00", "8.00");
        take(
                "DBIT",
                "147.00",
                "",
                List.of(
                        part(first, ADA, "100.00"),
                        part(second, ADA, "7.00"),
                        part(first, BERT, "40.00")));

        assertThat(proposals().confirmations())
                .extracting(one -> one.confirmation().evidence())
                .containsExactly("E1 STMT-1-1/1, 3", "E1 STMT-1-1/2");
        confirmProposed();
        assertThat(code(() -> desk.ask(PaymentCalls.CONFIRM, all(second, "STMT-1-1"))))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
        confirmProposed();

        assertThat(proposals().confirmations()).isEmpty();
        assertThat(of(first, BERT).paymentState()).isEqualTo(PaymentState.CONFIRMED);
        assertThat(of(second, ADA).paymentState()).isEqualTo(PaymentState.CONFIRMED);
        assertThat(of(second, BERT).paymentState()).isEqualTo(PaymentState.SENT);
        Workbench bench = desk.reconcile(main);
        assertThat(bench.matches())
                .singleElement()
                .matches(match -> match.match().bookRows().size() == 3);
        assertThat(open(bench)).isEmpty();
    }

    private ConfirmPayments all(BatchDetail batch, String evidence) {
        return new ConfirmPayments(
                batch.batch().id(), List.of(), evidence, desk.today(), null, null);
    }

    @Test
    void partsThatDoNotMakeUpTheEntryConfirmNothing() {
        BatchDetail batch = sentToBoth("100.00", "40.00");
        take("DBIT", "141.00", "", List.of(part(batch, ADA, "100.00"), part(batch, BERT, "40.00")));

        assertThat(proposals().confirmations()).isEmpty();
        assertThat(proposals().doubts())
                .hasSize(2)
                .allMatch(
                        one ->
                                one.sentence().contains("141.00 EUR")
                                        && one.sentence().contains("make up 140.00 EUR"));
    }

    @Test
    void aBatchBookedAsOneSumConfirmsAllOfIt() {
        BatchDetail batch = sentToBoth("100.00", "40.00");
        take("DBIT", "140.00", named(batch, 2), List.of());

        ConfirmationProposal one = proposals().confirmations().getFirst();
        assertThat(one.lines()).hasSize(2);
        assertThat(one.sentence()).contains("The 2 payments of").contains("140.00 EUR");
        confirmProposed();

        assertThat(desk.batch(batch).payments())
                .allMatch(payment -> payment.paymentState() == PaymentState.CONFIRMED);
        assertThat(desk.reconcile(main).matches())
                .singleElement()
                .matches(match -> match.match().bookRows().size() == 2);
    }

    @Test
    void aBatchWhoseCountOrSumIsAnotherIsRefusedWithTheFigures() {
        BatchDetail batch = sentToBoth("100.00", "40.00");
        take("DBIT", "140.00", named(batch, 3), List.of());

        assertThat(proposals().confirmations()).isEmpty();
        assertThat(proposals().doubts())
                .singleElement()
                .matches(
                        one ->
                                one.sentence().contains("140.00 EUR for 3 payments")
                                        && one.sentence().contains("140.00 EUR in 2 payments"));
        assertThat(code(() -> desk.ask(PaymentCalls.CONFIRM, wrong(batch))))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    /// Only one of its payments, on the row that shows both.
    private ConfirmPayments wrong(BatchDetail batch) {
        return new ConfirmPayments(
                batch.batch().id(),
                List.of(of(batch, ADA).id()),
                "STMT-1-1",
                desk.today(),
                null,
                null);
    }

    @Test
    void aChargeInsideTheRowIsShownAndIsAPostingOfItsOwn() {
        BatchDetail batch = sentToBoth("100.00", "40.00");
        take("DBIT", "107.50", "", List.of(part(batch, ADA, "107.50")));

        ConfirmationProposal one = proposals().confirmations().getFirst();
        assertThat(one.sentence()).contains("charge would be 7.50 EUR").contains("5500");
        confirmProposed();

        assertThat(balance("5500")).isEqualTo("7.50 EUR");
        assertThat(balance("2220")).isEqualTo("100.00 EUR");
        assertThat(balance("1010")).isEqualTo("-107.50 EUR");
        Workbench bench = desk.reconcile(main);
        assertThat(bench.matches()).hasSize(1);
        assertThat(open(bench)).isEmpty();
    }

    @Test
    void lessThanWasSentOrMuchMoreIsNeverACharge() {
        BatchDetail batch = sentToBoth("100.00", "40.00");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", day(), "500,00")
                        .row(day(), "D95,00", "B1", "EREF+" + of(batch, ADA).endToEndId())
                        .row(day(), "D75,00", "B2", "EREF+" + of(batch, BERT).endToEndId())
                        .row(day(), "D40,00", "B3", "EREF+" + of(batch, BERT).endToEndId())
                        .closing(day(), "290,00"));

        assertThat(proposals().confirmations())
                .singleElement()
                .matches(one -> one.confirmation().evidence().equals("B3 STMT-1-3"));
        assertThat(proposals().doubts())
                .extracting(one -> one.rowId() + " " + one.sentence())
                .anyMatch(one -> one.startsWith("STMT-1-1") && one.contains("5.00 EUR less"))
                .anyMatch(one -> one.startsWith("STMT-1-2") && one.contains("more than once"));
    }

    @Test
    void theDepositsOfACollectedEntryAreRecordedOneByOne() {
        take(
                "CRDT",
                "70.00",
                "",
                List.of(
                        new CamtText.Tx("50.00", "X1", from("Ada Example")),
                        new CamtText.Tx("20.00", "X2", from("Somebody Else"))));

        List<DepositProposal> deposits = proposals().deposits();
        assertThat(deposits)
                .extracting(DepositProposal::rowId)
                .containsExactlyInAnyOrder("STMT-1-1/1", "STMT-1-1/2");
        DepositProposal ada =
                deposits.stream().filter(one -> one.deposit() != null).findFirst().orElseThrow();
        assertThat(ada.money().toString()).isEqualTo("50.00 EUR");
        desk.approve(desk.ask(DepositCalls.RECORD, BankDesk.present(ada.deposit())));
        assertThat(proposals().deposits())
                .extracting(DepositProposal::rowId)
                .containsExactly("STMT-1-1/2");
        paid.deposit("20.00", iso(), "STMT-1-1/2");

        Workbench bench = desk.reconcile(main);
        assertThat(bench.matches())
                .singleElement()
                .matches(match -> match.match().bookRows().size() == 2);
        assertThat(open(bench)).isEmpty();
    }

    private static String from(String name) {
        return "<RltdPties><Dbtr><Pty><Nm>%s</Nm></Pty></Dbtr></RltdPties>".formatted(name);
    }

    @Test
    void theDayOfARowIsTheBanksAndTheSecondPersonSeesTheRow() {
        BatchDetail batch = sentToBoth("100.00", "40.00");
        String left = iso();
        take("DBIT", "140.00", "", List.of(part(batch, ADA, "100.00"), part(batch, BERT, "40.00")));
        desk.nextDay();
        ConfirmPayments other =
                new ConfirmPayments(
                        batch.batch().id(),
                        List.of(of(batch, BERT).id()),
                        "STMT-1-1/2",
                        desk.today(),
                        null,
                        null);

        assertThatThrownBy(() -> desk.ask(PaymentCalls.CONFIRM, other))
                .hasMessageContaining("value date " + left)
                .hasMessageContaining("value date " + iso() + " is given")
                .hasMessageContaining("give " + left);
        assertThat(
                        desk.ask(
                                        PaymentCalls.CONFIRM,
                                        proposals().confirmations().getFirst().confirmation())
                                .shown())
                .filteredOn(line -> line.label().startsWith("Row "))
                .hasSize(2)
                .allMatch(line -> line.value().contains("value date " + left))
                .anyMatch(line -> line.value().startsWith("-40.00 EUR"));
    }

    @Test
    void aRowValuedBeforeItsBatchWasMadeSaysSoBeforeAnybodyIsAsked() {
        BatchDetail batch = sentToBoth("100.00", "40.00");
        String before = desk.today().minusDays(3).toString();
        desk.take(
                CamtText.of(BankDesk.IBAN, iso(), "500.00", "400.00")
                        .entry("DBIT", "100.00", "E1", "", List.of(part(batch, ADA, "100.00")))
                        .valued(before)
                        .bytes());

        ConfirmationProposal one = proposals().confirmations().getFirst();

        assertThat(one.lines().getFirst().differences())
                .anyMatch(said -> said.contains("valued it on " + before) && said.contains(iso()));
        confirmProposed();
        assertThat(of(batch, ADA).paymentState()).isEqualTo(PaymentState.CONFIRMED);
    }

    @Test
    void aRowOfBeforeItsBatchWasMadeIsToldAndRefusedWithTheBatch() {
        BatchDetail batch = sentToBoth("100.00", "40.00");
        String before = desk.today().minusDays(3).toString();
        desk.take(
                CamtText.of(BankDesk.IBAN, before, "500.00", "400.00")
                        .entry("DBIT", "100.00", "E1", "", List.of(part(batch, ADA, "100.00")))
                        .bytes());

        ConfirmationProposal one = proposals().confirmations().getFirst();

        assertThat(one.lines().getFirst().differences())
                .anyMatch(said -> said.contains("cannot be confirmed with this row"));
        assertThatThrownBy(() -> desk.ask(PaymentCalls.CONFIRM, one.confirmation()))
                .hasMessageContaining("Batch " + batch.batch().number() + " of Main account")
                .hasMessageContaining("made on " + iso());
    }
}
