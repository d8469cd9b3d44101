package fidus.server.fees;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.OfferBankFile;
import fidus.close.AboutClose;
import fidus.close.CloseCalls;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.fees.runs.FeeRunState;
import fidus.jobs.Job;
import fidus.money.Money;
import fidus.payments.OwedBack;
import fidus.payments.PaymentCalls;
import fidus.payments.RecordOwedBack;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.WalletCalls;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartBankRun;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/// A manager was paid 800.00 for January; the corrected run earned 750.00. The manager owes 50.00
/// back.
class OverPaidTest {
    private static final LocalDate ON = LocalDate.of(2027, 2, 6);

    private final PaidDesk paid = new PaidDesk();
    private final FeeDesk desk = paid.desk;
    private HouseAccountId bank;

    @BeforeEach
    void paidTooMuch() {
        paid.left(paid.sent());
        bank = desk.ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing()).houseAccounts().getFirst().id();
        desk.at("2027-02-08");
        paid.reverse(paid.run());
        paid.again("103750.00");
        assertThat(paid.run().fee()).isEqualTo(Money.of("750.00", "USD"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatAManagerWasPaidTooMuchIsShownUntilItCameInPartsAndTiesAfterwards() {
        OwedBack owed = owedBack().getFirst();
        assertThat(owed.partyName()).isEqualTo("M1");
        assertThat(owed.owedAmount()).isEqualTo(Money.of("50.00", "USD"));
        assertThat(owed.item()).isEqualTo(FeePayables.item(paid.run().id()));
        assertThat(desk.balance("2410")).isEqualTo("50.00");

        desk.approve(record("20.00", "BACK-1"));

        assertThat(owedBack().getFirst().owedAmount()).isEqualTo(Money.of("30.00", "USD"));
        assertThat(paid.run().feeRunState()).isEqualTo(FeeRunState.POSTED);
        desk.approve(record("30.00", "BACK-2"));
        assertThat(owedBack()).isEmpty();
        assertThat(paid.payable()).isEmpty();
        assertThat(paid.run().feeRunState()).isEqualTo(FeeRunState.PAID);
        assertThat(desk.balance("2410")).isEqualTo("0.00");
        assertThat(desk.balance("1010")).isEqualTo("-750.00");
        desk.at("2027-03-01");
        assertThat(l9()).allMatch(tie -> tie.tieOutState() == TieOutState.TIES);
    }

    @Test
    void beforeItCameTheBooksAndTheRunsAgreeThatItIsOwed() {
        desk.at("2027-03-01");

        assertThat(l9()).extracting(TieOut::tieOutState).containsOnly(TieOutState.TIES);
        assertThat(owedBack()).hasSize(1);
    }

    @Test
    void moreThanIsOwedBackOrTheSameReferenceTwiceIsRefused() {
        Problem more = problem(() -> record("50.01", "BACK-1"));
        assertThat(more.code()).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(more.fields().getFirst().field()).isEqualTo("money");
        Prepared whole = record("50.00", "BACK-1");
        assertThat(whole.title()).startsWith("Came back: 50.00 USD from ");
        desk.approve(whole);

        assertThat(code(() -> record("1.00", "BACK-9"))).isEqualTo(Problem.Code.NOTHING_DUE);
        paid.reverse(paid.run());
        assertThat(code(() -> record("1.00", "back-1"))).isEqualTo(Problem.Code.EVIDENCE_USED);
    }

    @Test
    void whereNoRunTookItsPlaceAllOfItIsOwedBack() {
        paid.reverse(paid.run());
        assertThat(owedBack().getFirst().owedAmount()).isEqualTo(Money.of("800.00", "USD"));

        desk.approve(record("800.00", "BACK-1"));

        assertThat(owedBack()).isEmpty();
        assertThat(desk.balance("2410")).isEqualTo("0.00");
        desk.at("2027-03-01");
        assertThat(l9()).allMatch(tie -> tie.tieOutState() == TieOutState.TIES);
        paid.again("103750.00");
        assertThat(paid.payable()).containsExactly("750.00 USD");
    }

    /// A year too early, typed for 6 February 2027.
    @Test
    void nothingIsGivenBackBeforeItWasPaid() {
        Problem early = problem(() -> record("20.00", "BACK-1", ON.minusYears(1)));
        assertThat(early.code()).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(early.fields().getFirst().field()).isEqualTo("valueOn");
        Problem before = problem(() -> record("20.00", "BACK-1", LocalDate.of(2027, 2, 3)));
        assertThat(before.message()).contains("M1 was paid on 2027-02-04");
        desk.approve(record("20.00", "BACK-1", LocalDate.of(2027, 2, 4)));
        assertThat(owedBack().getFirst().owedAmount()).isEqualTo(Money.of("30.00", "USD"));
    }

    /// Row 2 of the bank's statement shows the 50.00.
    @Test
    void whatCameIsBookedOnTheRowThatShowsItAndMatchesThatRow() {
        statement();
        Problem other = problem(() -> record("20.00", "STMT-1-2"));
        assertThat(other.code()).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(other.fields().getFirst().field()).isEqualTo("evidence");

        desk.approve(record("50.00", "STMT-1-2"));

        RunStarted run =
                desk.ask(ReconciliationCalls.START_BANK, new StartBankRun(bank, null, null));
        Job job = run.job();
        if (job != null) {
            var _ = desk.over(job);
        }
        assertThat(desk.ask(ReconciliationCalls.WORKBENCH, new AboutRun(run.runId())).matches())
                .anyMatch(match -> match.toString().contains("STMT-1-2"));
        assertThat(code(() -> again("STMT-1-2"))).isEqualTo(Problem.Code.EVIDENCE_USED);
    }

    private void again(String evidence) {
        paid.reverse(paid.run());
        var _ = record("50.00", evidence);
    }

    private void statement() {
        String text =
                """
                :20:1
                :25:DE87200500001234567890
                :28C:1/1
                :60F:C270201USD1000,00
                :61:2702040204D800,00NTRFNONREF//K1
                :86:Manager M1 BANK-REF-1
                :61:2702060206C50,00NTRFNONREF//K2
                :86:Back from M1
                :62F:C270207USD250,00
                -
                """
                        .replace("\n", "\r\n");
        BankPreview preview =
                desk.server.upload(
                        BankCalls.OFFER,
                        new OfferBankFile("february.sta", null, null),
                        desk.operator,
                        text.getBytes(StandardCharsets.US_ASCII));
        assertThat(preview.refusal()).isNull();
        desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()));
    }

    private List<OwedBack> owedBack() {
        return desk.ask(PaymentCalls.PAYABLES, new Nothing()).owedBack();
    }

    private Prepared record(String sum, String evidence) {
        return record(sum, evidence, ON);
    }

    private Prepared record(String sum, String evidence, LocalDate on) {
        return desk.ask(
                PaymentCalls.RECORD_OWED_BACK,
                new RecordOwedBack(
                        owedBack().stream()
                                .findFirst()
                                .map(OwedBack::item)
                                .orElseGet(() -> FeePayables.item(paid.run().id())),
                        bank,
                        Money.of(sum, "USD"),
                        evidence,
                        on,
                        "The fee was corrected"));
    }

    private List<TieOut> l9() {
        return desk.ask(CloseCalls.MONTH, new AboutClose("2027-02")).tieOuts().stream()
                .filter(tie -> tie.tieOutRule() == TieOutRule.L9)
                .toList();
    }
}
