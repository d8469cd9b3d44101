package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Further;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.ReadBankFile;
import fidus.bank.desk.SaveCsvProfile;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.payments.BatchDetail;
import fidus.payments.ConfirmPayments;
import fidus.payments.wallets.HouseAccount;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/// What a CSV file says of the other party is worked with as in any other format.
class CsvDeskTest extends PaidOut {
    private static final String PAYER = "DE02100500000054540402";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void take(BankPreview preview) {
        assertThat(preview.refusal()).isNull();
        desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()));
    }

    private static Further more(BankPreview preview) {
        return BankDesk.present(preview.profile()).columns().more();
    }

    @Test
    void thePayersAccountProposesWhoseDepositItIs() {
        desk.wallet("client/" + paid.ada().id().value(), "A. Example", PAYER);

        BankPreview preview =
                desk.offer(
                        bytes(
                                """
                                Date;Amount;Text;Name;Counterparty IBAN
                                2026-11-16;50.00;Savings;Unknown person;%s
                                2026-11-17;-20.00;Fee;Bank;DE02500105170137075030
                                """
                                        .formatted(PAYER)),
                        main.id());
        assertThat(more(preview).counterpartyAccount()).isEqualTo(5);
        take(preview);

        assertThat(proposals().deposits())
                .singleElement()
                .matches(one -> paid.ada().id().equals(one.clientId()));
    }

    @Test
    void aPaymentIsConfirmedByItsIdInAColumnOfItsOwn() {
        BatchDetail batch = sentToBoth("25.00", "40.00");
        String id = of(batch, ADA).endToEndId();

        BankPreview preview =
                desk.offer(
                        bytes(
                                """
                                Date;Amount;Text;End-to-End-Id
                                %1$s;-25.00;Interest;%2$s
                                %1$s;-9.00;Fee;NOTPROVIDED
                                """
                                        .formatted(iso(), id)),
                        main.id());
        assertThat(more(preview).endToEndId()).isEqualTo(4);
        take(preview);

        ConfirmPayments confirm = proposals().confirmations().getFirst().confirmation();
        assertThat(confirm.payments()).containsExactly(of(batch, ADA).id());
    }

    /// Offered for the main account; the third account is none of the house's.
    @Test
    void rowsOfSeveralAccountsOfTheHouseGoToTheirAccounts() {
        HouseAccount other = desk.account("Second account", BankDesk.OTHER_IBAN);
        String text =
                """
                Auftragskonto;Date;Amount;Text;Balance
                %1$s;2026-11-16;50.00;Savings;150.00
                %2$s;2026-11-16;7.00;Interest;27.00
                %1$s;2026-11-17;-20.00;Fee;130.00
                """
                        .formatted(BankDesk.IBAN, BankDesk.OTHER_IBAN);

        BankPreview both = desk.offer(bytes(text), main.id());
        assertThat(more(both).account()).isEqualTo(1);
        assertThat(both.statements())
                .extracting(StatementPreview::houseAccountId, StatementPreview::rowsSize)
                .containsExactly(tuple(main.id(), 2L), tuple(other.id(), 1L));
        take(both);

        assertThat(
                        desk.ask(BankCalls.STATEMENTS, new FindBankStatements(other.id(), null))
                                .statements())
                .singleElement()
                .matches(one -> "27.00 EUR".equals(closing(one.statement())));
        BankPreview strange =
                desk.offer(bytes(text.replace(BankDesk.OTHER_IBAN, PAYER) + "\n"), main.id());
        assertThat(strange.refusalCode()).isEqualTo(Problem.Code.WRONG_ACCOUNT.name());
        assertThat(strange.importableWithout()).isTrue();
    }

    private static String closing(TakenStatement one) {
        return BankDesk.present(one.closing()).money().toString();
    }

    @Test
    void rowsThatPrintAnotherAccountAreNotTakenForTheChosenOne() {
        String text =
                """
                Account number;Date;Amount;Text
                %1$s;2026-11-16;50.00;Savings
                %1$s;2026-11-17;-20.00;Fee
                """;
        byte[] foreign = bytes(text.formatted(BankDesk.OTHER_IBAN));

        BankPreview chosen = desk.offer(foreign, main.id());
        assertThat(more(chosen).account()).isEqualTo(1);
        assertThat(chosen.refusalCode()).isEqualTo(Problem.Code.WRONG_ACCOUNT.name());

        BankPreview own = desk.offer(bytes(text.formatted(BankDesk.IBAN)));
        assertThat(own.refusal()).as("the rows say whose they are").isNull();
        assertThat(own.statements().getFirst().houseAccountId()).isEqualTo(main.id());
    }

    /// Nobody has to know how a bank writes its days before the file can be looked at.
    @Test
    void aFileWhoseDaysNobodyCouldGuessIsTakenInAsAPersonSays() {
        byte[] november =
                bytes("Day;Amount;Text\n2026.11.16;50.00;Savings\n2026.11.17;-20.00;Fee\n");

        BankPreview offered = desk.offer(november);
        assertThat(offered.refusal()).contains("'2026.11.16' is no day such as");
        assertThat(offered.unsure()).first().asString().startsWith("No column reads as days");
        assertThat(offered.raw()).isNotNull();
        CsvProfile proposed = BankDesk.present(offered.profile());
        CsvProfile said =
                new CsvProfile(
                        "Days with points",
                        proposed.delimiter(),
                        proposed.charset(),
                        "yyyy.MM.dd",
                        proposed.decimal(),
                        proposed.currency(),
                        proposed.columns(),
                        proposed.sign(),
                        proposed.skipFirst(),
                        proposed.skipLast(),
                        "",
                        "");
        take(desk.ask(BankCalls.READ, new ReadBankFile(offered.id(), main.id(), said, null)));
        desk.ask(BankCalls.SAVE_PROFILE, new SaveCsvProfile(main.id(), said, 0));

        BankPreview next =
                desk.offer(bytes("Day;Amount;Text\n2026.12.16;5.00;Interest\n"), main.id());
        assertThat(next.profile()).isEqualTo(said);
        assertThat(next.refusal()).isNull();
    }

    /// A person cuts lists of movements out of the bank's pages where it suits.
    @Test
    void aListThatBeginsWithinADayMakesNoGapAndUnderAnotherAccountItDoes() {
        String head = "Date;Amount;Text;Balance\n";
        String both =
                """
                2026-11-05;-3.00;Card fee;74984.50
                2026-11-05;-3.00;Card fee;74981.50
                2026-11-09;-10000.00;Wire;64981.50
                """;
        String begin =
                """
                2026-11-02;25000.00;Ada Example;75000.00
                2026-11-05;-12.50;Fee October;74987.50
                """;
        HouseAccount other = desk.account("Second account", BankDesk.OTHER_IBAN);
        take(desk.offer(bytes(head + "2009-10-29;20.00;Interest;23644.83\n"), other.id()));
        take(desk.offer(bytes(head + begin + both), main.id()));
        byte[] cut = bytes(head + both + "2026-11-16;700.00;Clara;65681.50\n");

        StatementPreview wrong = desk.offer(cut, other.id()).statements().getFirst();
        assertThat(wrong.continuity().holds()).isFalse();
        assertThat(wrong.continuity().sentence()).contains("74987.50 EUR", "23644.83 EUR");
        BankPreview right = desk.offer(cut, main.id());
        assertThat(right.statements().getFirst().continuity().holds()).isTrue();
        assertThat(right.statements().getFirst().fresh()).isEqualTo(1);
        take(right);

        assertThat(OwnBank.said(desk.reconcile(main), "S2").passed()).isTrue();
    }

    /// How many rows stand behind the movements is a number of the file that it was proposed by.
    @Test
    void aMovementThatASavedProfileLeavesOutIsNamed() {
        String november =
                "Day;Amount;Text\n16.11.2026;50.00;Savings\n17.11.2026;-20.00;Fee\nSum;30.00;\n";
        BankPreview offered = desk.offer(bytes(november), main.id());
        assertThat(offered.unsure()).anyMatch(one -> one.endsWith("1 row, “Sum | 30.00”."));
        CsvProfile proposed = BankDesk.present(offered.profile());
        assertThat(proposed.skipLast()).isEqualTo(1);
        desk.ask(BankCalls.SAVE_PROFILE, new SaveCsvProfile(main.id(), proposed, 0));
        assertThat(desk.offer(bytes(november), main.id()).unsure()).as("a person saw it").isEmpty();

        BankPreview next =
                desk.offer(
                        bytes(november.replace("Sum;30.00;", "18.11.2026;5.00;Interest")),
                        main.id());

        assertThat(next.profileVersion()).isEqualTo(1);
        assertThat(next.unsure())
                .singleElement()
                .asString()
                .startsWith("Row 4 is left out and reads as a movement: “18.11.2026 | 5.00");
    }
}
