package fidus.server.investments;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashFlowMonth;
import fidus.cashflow.CashFlowStanding;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.FindCashFlow;
import fidus.contract.Nothing;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.money.Currency;
import fidus.payments.AboutBatch;
import fidus.payments.BatchDetail;
import fidus.payments.ChargeBearer;
import fidus.payments.ConfirmPayments;
import fidus.payments.CreateBatch;
import fidus.payments.FileFormat;
import fidus.payments.MarkSent;
import fidus.payments.PayableRow;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.SubmitBatch;
import fidus.payments.WriteFile;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.WalletCalls;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Desks that pay: bank details kept by two people, and a batch from what is payable to the bank.
abstract class PayDesk extends BookDesk {
    /// Offered only: a second person keeps it, see {@link #houseBank}.
    final void wallet(String party, String holder, String iban) {
        ask(
                WalletCalls.ADD,
                new AddWallet(
                        party, holder, "Giro", Currency.USD, details(holder, iban), null, false),
                operator);
    }

    /// Keeps what was offered, and one account of the house's beside it.
    final HouseAccountId houseBank() {
        approveWaiting();
        ask(
                WalletCalls.ADD_HOUSE_ACCOUNT,
                new AddHouseAccount(
                        "House bank USD",
                        details("Invented Fund GmbH", "DE87200500001234567890"),
                        null,
                        Currency.USD),
                operator);
        approveWaiting();
        return ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing(), operator)
                .houseAccounts()
                .getFirst()
                .id();
    }

    private static BankDetails details(String holder, String iban) {
        return new BankDetails("First Bank", holder, iban, null, null, null, "DE");
    }

    final void approveWaiting() {
        ask(ApprovalCalls.FIND, new FindPrepared(null, true), approver)
                .prepared()
                .forEach(this::approve);
    }

    final List<PayableRow> payables() {
        return ask(PaymentCalls.PAYABLES, new Nothing(), operator).rows();
    }

    /// Everything payable, in one batch, up to the bank.
    final BatchDetail sent(HouseAccountId house) {
        return sent(written(house));
    }

    final BatchDetail sent(PaymentBatch written) {
        return ask(
                PaymentCalls.SENT,
                new MarkSent(written.id(), written.version(), written.files().getFirst().sha256()),
                operator);
    }

    /// Everything payable, in one approved batch with its file.
    final PaymentBatch written(HouseAccountId house) {
        List<String> items = payables().stream().map(row -> row.payable().item()).toList();
        BatchDetail draft =
                ask(
                        PaymentCalls.CREATE,
                        new CreateBatch(house, items, today(), ChargeBearer.SHARED),
                        operator);
        approve(
                ask(
                        PaymentCalls.SUBMIT,
                        new SubmitBatch(draft.batch().id(), draft.batch().version()),
                        operator));
        PaymentBatch approved =
                ask(PaymentCalls.BATCH, new AboutBatch(draft.batch().id()), operator).batch();
        return ask(
                PaymentCalls.WRITE_FILE,
                new WriteFile(approved.id(), approved.version(), FileFormat.PAIN_001_001_03),
                operator);
    }

    final Prepared confirmed(BatchDetail sent, String evidence) {
        return ask(
                PaymentCalls.CONFIRM,
                new ConfirmPayments(sent.batch().id(), List.of(), evidence, today(), null, null),
                operator);
    }

    final CashFlowCalendar calendar() {
        return ask(
                        CashflowCalls.CALENDAR,
                        new FindCashFlow(null, null, false, false, false, false),
                        operator)
                .currencies()
                .getFirst();
    }

    /// The first month and what of this kind stands in it.
    final String flow(CashFlowKind kind, CashFlowStanding standing) {
        CashFlowMonth month = calendar().months().getFirst();
        return month.month()
                + " "
                + month.amounts().stream()
                        .filter(one -> one.kind() == kind && one.standing() == standing)
                        .map(one -> one.sum().amount())
                        .reduce(usd("0").amount(), BigDecimal::add);
    }

    /// The work that began with the approval of a list.
    final Job begun(Prepared list) {
        return ask(JobCalls.RECENT, new Nothing(), approver).jobs().stream()
                .filter(one -> one.subject().equals(list.subject()))
                .findFirst()
                .orElseThrow();
    }

    final Job over(Job job) {
        for (int i = 0; i < 3_000; i++) {
            Job now = ask(JobCalls.ONE, new AboutJob(job.id()), approver);
            if (now.jobState().isOver()) {
                return now;
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new IllegalStateException("The job did not end.");
    }
}
