package fidus.server.bank;

import fidus.bank.desk.Proposals;
import fidus.payments.BatchDetail;
import fidus.payments.Payment;
import fidus.payments.PaymentCalls;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.BeforeEach;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A bank account of the house from which two clients are paid.
abstract class PaidOut extends OwnBank {
    static final String ADA = "client/" + UUID.nameUUIDFromBytes(new byte[] {1});
    static final String BERT = "client/" + UUID.nameUUIDFromBytes(new byte[] {2});

    @BeforeEach
    void wallets() {
        desk.wallet(ADA, "Ada Example", "DE02120300000000202051");
        desk.wallet(BERT, "Bert Example", "DE02500105170137075030");
    }

    BatchDetail sentToBoth(String ada, String bert) {
        Map<String, String> sums = new LinkedHashMap<>();
        sums.put(ADA, ada);
        sums.put(BERT, bert);
        return desk.sent(main, sums);
    }

    Payment of(BatchDetail batch, String party) {
        return desk.batch(batch).payments().stream()
                .filter(payment -> payment.party().equals(party))
                .findFirst()
                .orElseThrow();
    }

    String iso() {
        return desk.today().toString();
    }

    /// Today as MT940 writes it.
    String day() {
        return iso().replace("-", "").substring(2);
    }

    Proposals proposals() {
        return desk.proposals(main);
    }

    /// Sends the only proposed confirmation and has it approved.
    void confirmProposed() {
        desk.approve(
                desk.ask(
                        PaymentCalls.CONFIRM,
                        proposals().confirmations().getFirst().confirmation()));
    }

    /// Debit less credit of an account of the chart.
    String balance(String account) {
        return desk.balance(account);
    }

    List<String> open(Workbench bench) {
        return bench.breaks().stream()
                .filter(one -> one.found().breakState() == BreakState.OPEN)
                .map(one -> one.found().key())
                .toList();
    }
}
