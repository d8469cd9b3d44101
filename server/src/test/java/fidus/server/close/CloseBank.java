package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.OfferBankFile;
import fidus.contract.Nothing;
import fidus.jobs.Job;
import fidus.money.Currency;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.WalletCalls;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.Workbench;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// The house's account at its bank, in a close.
record CloseBank(CloseDesk desk, HouseAccount house) {
    private static final String IBAN = "DE87200500001234567890";

    static CloseBank at(CloseDesk desk) {
        return new CloseBank(desk, account(desk, "House bank USD", IBAN));
    }

    /// Another one, at another bank.
    HouseAccount second() {
        return account(desk, "Second bank USD", "DE89370400440532013000");
    }

    private static HouseAccount account(CloseDesk desk, String name, String iban) {
        desk.ask(
                WalletCalls.ADD_HOUSE_ACCOUNT,
                new AddHouseAccount(
                        name,
                        new BankDetails(
                                "First Bank", "Invented Fund GmbH", iban, null, null, null, "DE"),
                        null,
                        Currency.USD));
        desk.ask(ApprovalCalls.FIND, new FindPrepared(null, true))
                .prepared()
                .forEach(desk::approve);
        return desk.ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing()).houseAccounts().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// From February, with 10,000.00, to the last day of March.
    void statement(String rows, String closing) {
        taken(
                "march.sta",
                """
                :20:1
                :25:%s
                :28C:1/1
                :60F:C270131USD10000,00
                %s:62F:C270331USD%s
                -
                """
                        .formatted(IBAN, rows, closing));
    }

    /// The first two days of April, on which the bank has nothing.
    void april() {
        taken(
                "april.sta",
                """
                :20:1
                :25:%s
                :28C:2/1
                :60F:C270331USD10500,00
                :62F:C270402USD10500,00
                -
                """
                        .formatted(IBAN));
    }

    private void taken(String file, String lines) {
        String text = lines.replace("\n", "\r\n");
        BankPreview preview =
                desk.server.upload(
                        BankCalls.OFFER,
                        new OfferBankFile(file, null, null),
                        desk.operator,
                        text.getBytes(StandardCharsets.US_ASCII));
        assertThat(preview.refusal()).isNull();
        desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()));
    }

    Workbench reconciled() {
        return reconciled(null, null);
    }

    Workbench reconciled(@Nullable LocalDate from, @Nullable LocalDate to) {
        RunStarted started =
                desk.ask(ReconciliationCalls.START_BANK, new StartBankRun(house.id(), from, to));
        Job job = started.job();
        if (job != null) {
            desk.done(job);
        }
        return desk.ask(ReconciliationCalls.WORKBENCH, new AboutRun(started.runId()));
    }
}
