package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.bank.CsvProfile;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.Expected;
import fidus.bank.desk.RawFile.BadCell;
import fidus.bank.desk.ReadBankFile;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SaveCsvProfile;
import fidus.bank.desk.SetBankAccount;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Which account a file is of, and how it is read for that account.
final class FileOwnersTest extends TakenFiles {
    @Test
    void aFileOfAnotherAccountOrCurrencyIsRefused() {
        BankPreview foreign =
                desk.offer(
                        Mt940Text.of(BankDesk.OTHER_IBAN, "1/1", "261115", "100,00")
                                .closing("261116", "100,00")
                                .bytes());
        HouseAccount other = desk.account("Other account", BankDesk.OTHER_IBAN);
        BankPreview named = desk.offer(first().bytes(), other.id());
        byte[] dollars =
                new String(first().bytes(), StandardCharsets.US_ASCII)
                        .replace("EUR", "USD")
                        .getBytes(StandardCharsets.US_ASCII);

        assertThat(foreign.refusalCode()).isEqualTo(Problem.Code.WRONG_ACCOUNT.name());
        assertThat(foreign.refusal()).contains(BankDesk.OTHER_IBAN);
        assertThat(named.refusalCode()).isEqualTo(Problem.Code.WRONG_ACCOUNT.name());
        assertThat(named.refusal()).contains(BankDesk.IBAN).contains("Other account");
        assertThat(desk.offer(dollars).refusal()).contains("is in USD").contains("in EUR");
    }

    @Test
    void eachAccountOfAFileIsTakenInForItself() {
        HouseAccount other = desk.account("Other account", BankDesk.OTHER_IBAN);

        List<TakenStatement> taken =
                desk.take(
                                first().and(
                                                Mt940Text.of(
                                                                BankDesk.OTHER_IBAN,
                                                                "7/1",
                                                                "261115",
                                                                "10,00")
                                                        .row("261116", "C50,00", "A1", "Ada pays")
                                                        .closing("261116", "60,00"))
                                        .bytes())
                        .statements();

        assertThat(taken)
                .extracting(TakenStatement::houseAccountId)
                .containsExactly(main.id(), other.id());
        assertThat(fates(taken.getLast())).containsExactly(RowFate.FRESH);
    }

    @Test
    void whatTheSettingsOfTheAccountsSayIsReadOnceForAFile() {
        desk.account("Other account", BankDesk.OTHER_IBAN);

        assertThat(settingsRead(12)).isEqualTo(settingsRead(1));
    }

    private long settingsRead(int statements) {
        Mt940Text file = first();
        for (int i = 1; i < statements; i++) {
            file = file.and(first());
        }
        desk.server.commands.note();
        desk.offer(file.bytes());
        return desk.server.commands.asked("bankAccountSettings");
    }

    @Test
    void theWayAStatementPrintsTheAccountCanBeSaid() {
        byte[] odd =
                new String(first().bytes(), StandardCharsets.US_ASCII)
                        .replace(BankDesk.IBAN, "MAIN-77")
                        .getBytes(StandardCharsets.US_ASCII);
        assertThat(desk.offer(odd).importable()).isFalse();

        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.NONE, "MAIN 77", null, 0));

        assertThat(desk.offer(odd).importable()).isTrue();
    }

    @Test
    void aCsvFileIsReadAsSavedForItsAccountAndEachVersionStays() {
        byte[] csv =
                """
                Date;Amount;Text
                2026-11-16;50.00;Ada pays
                2026-11-17;-20.00;Fee
                """
                        .getBytes(StandardCharsets.US_ASCII);
        BankPreview proposed = desk.offer(csv);
        CsvProfile guess = BankDesk.present(proposed.profile());
        assertThat(proposed.importable()).isFalse();
        assertThat(proposed.refusal()).contains("Choose whose it is");

        BankPreview named =
                desk.ask(BankCalls.READ, new ReadBankFile(proposed.id(), main.id(), guess, null));
        assertThat(named.refusal()).isNull();
        assertThat(named.profileVersion()).isZero();

        save(guess, 0);
        BankPreview saved = desk.offer(csv, main.id());
        assertThat(saved.profileVersion()).isEqualTo(1);

        save(renamed(guess, "better"), 1);
        assertThat(desk.ask(BankCalls.PROFILES, new AboutBankAccount(main.id())).profiles())
                .extracting(one -> one.profile().name())
                .containsExactly("better", guess.name());
        assertThatThrownBy(() -> save(guess, 1))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.STALE_VERSION));
        TakenStatement taken =
                desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(saved.id()))
                        .statements()
                        .getFirst();
        assertThat(taken.closing()).isNull();
        assertThat(taken.fresh()).isEqualTo(2);
    }

    @Test
    void aWrongSettingShowsTheFileAsItStandsAndTheCellThatFails() {
        byte[] csv =
                "Date;Amount;Text\n2026-11-16;50.00;Ada\n17.11.2026;-20.00;Fee\n2026-11-18;1.00;Bob\n"
                        .getBytes(StandardCharsets.US_ASCII);
        BankPreview proposed = desk.offer(csv, main.id());
        CsvProfile guess = BankDesk.present(proposed.profile());
        assertThat(BankDesk.present(proposed.raw()).bad())
                .singleElement()
                .extracting(BadCell::record, BadCell::line, BadCell::column, BadCell::text)
                .containsExactly(3, 3L, 1, "17.11.2026");
        BankPreview read =
                desk.ask(
                        BankCalls.READ,
                        new ReadBankFile(
                                proposed.id(),
                                main.id(),
                                new CsvProfile(
                                        "wrong",
                                        guess.delimiter(),
                                        guess.charset(),
                                        "MM/dd/yyyy",
                                        guess.decimal(),
                                        null,
                                        guess.columns(),
                                        guess.sign(),
                                        1,
                                        0,
                                        "",
                                        ""),
                                null));

        assertThat(read.importable()).isFalse();
        assertThat(BankDesk.present(read.refusal()))
                .contains(
                        "record 2, column 1 (bookingDate): '2026-11-16' is no day such as"
                                + " MM/dd/yyyy");
        assertThat(BankDesk.present(read.raw()).lines()).isNotEmpty();
        assertThatThrownBy(() -> desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(read.id())))
                .isInstanceOf(Refused.class);
        save(guess, 0);
        assertThatThrownBy(() -> save(guess, 1))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Version 1")
                .hasMessageContaining("says the same");
    }

    @Test
    void aCsvFileThatNamesItsAccountIsReadAsSavedForIt() {
        byte[] csv =
                """
                Account;%s
                Date;Amount;Text
                2026-11-16;50.00;Ada pays
                2026-11-17;-20.00;From DE89370400440532013000
                """
                        .formatted(BankDesk.IBAN)
                        .getBytes(StandardCharsets.US_ASCII);
        HouseAccount other = desk.account("Other account", BankDesk.OTHER_IBAN);
        BankPreview proposed = desk.offer(csv);
        assertThat(proposed.statements().getFirst().bankAccount()).isEqualTo("Main account");
        assertThat(proposed.profileVersion()).isZero();

        save(renamed(BankDesk.present(proposed.profile()), "ours"), 0);
        BankPreview saved = desk.offer(csv);

        assertThat(saved.profileVersion()).isEqualTo(1);
        assertThat(BankDesk.present(saved.profile()).name()).isEqualTo("ours");
        assertThat(saved.importable()).isTrue();
        assertThat(desk.offer(csv, main.id()).importable()).isTrue();

        assertIsOf(desk.offer(csv, other.id()), "Main account");
        byte[] others =
                new String(csv, StandardCharsets.US_ASCII)
                        .replace("Account;" + BankDesk.IBAN, "IBAN: " + BankDesk.OTHER_IBAN)
                        .getBytes(StandardCharsets.US_ASCII);
        BankPreview strange = desk.offer(others, main.id());
        assertIsOf(strange, "Other account");
        assertThat(code(() -> desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(strange.id()))))
                .isEqualTo(Problem.Code.WRONG_ACCOUNT);
    }

    @Test
    void aProfileThatCouldReadNoFileIsNotSaved() {
        CsvProfile whole =
                BankDesk.present(
                        desk.offer(
                                        "Date;Amount;Text\n2026-11-16;50.00;Ada pays\n"
                                                .getBytes(StandardCharsets.US_ASCII),
                                        main.id())
                                .profile());
        var no =
                new CsvProfile(
                        whole.name(),
                        whole.delimiter(),
                        "KLINGON-8",
                        whole.datePattern(),
                        whole.decimal(),
                        whole.currency(),
                        whole.columns(),
                        whole.sign(),
                        whole.skipFirst(),
                        whole.skipLast(),
                        whole.openingCell(),
                        whole.closingCell());

        assertThat(code(() -> save(no, 0))).isEqualTo(Problem.Code.BAD_VALUE);

        save(whole, 0);
    }

    private static void assertIsOf(BankPreview refused, String account) {
        assertThat(refused.refusalCode()).isEqualTo(Problem.Code.WRONG_ACCOUNT.name());
        assertThat(refused.refusal()).contains("names " + account);
    }

    private void save(CsvProfile profile, int version) {
        var _ = desk.ask(BankCalls.SAVE_PROFILE, new SaveCsvProfile(main.id(), profile, version));
    }

    private static CsvProfile renamed(CsvProfile it, String name) {
        return new CsvProfile(
                name,
                it.delimiter(),
                it.charset(),
                it.datePattern(),
                it.decimal(),
                it.currency(),
                it.columns(),
                it.sign(),
                it.skipFirst(),
                it.skipLast(),
                it.openingCell(),
                it.closingCell());
    }
}
