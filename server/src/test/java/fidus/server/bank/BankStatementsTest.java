package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.bank.BankFormat;
import fidus.bank.CsvProfile;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.Expected;
import fidus.bank.desk.ReadBankFile;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SaveCsvProfile;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.SetBankAccount;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

class BankStatementsTest {
    private BankDesk desk;
    private HouseAccount main;

    @BeforeEach
    void open() {
        desk = new BankDesk();
        main = desk.account("Main account", BankDesk.IBAN);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Mt940Text first() {
        return Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                .row("261116", "C50,00", "A1", "Ada pays")
                .row("261117", "D20,00", "A2", "Fee")
                .closing("261117", "130,00");
    }

    private List<RowFate> fates(TakenStatement statement) {
        return rows(statement).stream().map(SeenRow::rowFate).toList();
    }

    private List<SeenRow> rows(TakenStatement statement) {
        return desk
                .ask(BankCalls.ROWS, new AboutBankStatement(statement.id(), null))
                .rows()
                .stream()
                .map(StatementRow::seen)
                .toList();
    }

    private BankAccountCard card() {
        return desk.ask(BankCalls.ACCOUNTS, new Nothing()).accounts().getFirst();
    }

    private List<StatementCard> statements() {
        return desk.ask(BankCalls.STATEMENTS, new AboutBankAccount(main.id())).statements();
    }

    @Test
    void whatIsOfferedIsShownAndCountsOnlyWhenConfirmed() {
        BankPreview preview = desk.offer(first().bytes());

        assertThat(preview.importable()).isTrue();
        assertThat(preview.format()).isEqualTo(BankFormat.MT940);
        assertThat(preview.statements())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.bankAccount()).isEqualTo("Main account");
                            assertThat(it.fresh()).isEqualTo(2);
                            assertThat(it.checks()).allMatch(check -> check.ties());
                            assertThat(it.continuity().expected()).isNull();
                        });
        assertThat(card().statements()).isZero();

        TakenStatement taken =
                desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()))
                        .statements()
                        .getFirst();

        assertThat(taken.from()).isEqualTo(LocalDate.parse("2026-11-16"));
        assertThat(taken.to()).isEqualTo(LocalDate.parse("2026-11-17"));
        assertThat(rows(taken)).extracting(SeenRow::id).containsExactly("STMT-1-1", "STMT-1-2");
        assertThat(card().closing()).isEqualTo(Money.of("130.00", "EUR"));
    }

    @Test
    void theSameFileAgainIsRefusedAndSaysWhoTookItIn() {
        desk.take(first().bytes());

        BankPreview again = desk.offer(first().bytes());

        assertThat(again.importable()).isFalse();
        assertThat(again.refusalCode()).isEqualTo(Problem.Code.ALREADY_IMPORTED.name());
        assertThat(again.refusal()).contains("Test operator").contains("2026-11-23");
        assertThatThrownBy(() -> desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(again.id())))
                .isInstanceOf(Refused.class);
        assertThat(statements()).hasSize(1);
    }

    @Test
    void anOverlappingFileAddsOnlyWhatIsNew() {
        desk.take(first().bytes());
        TakenStatement second =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "150,00")
                                .row("261117", "D20,00", "A2", "Fee")
                                .row("261118", "C5,00", "A3", "Interest")
                                .closing("261118", "135,00"));

        assertThat(fates(second)).containsExactly(RowFate.REPEATED, RowFate.FRESH);
        assertThat(rows(second).getFirst().repeats()).isEqualTo("STMT-1-2");
        assertThat(statements()).allMatch(it -> it.continuity().holds());
    }

    @Test
    void identicalRowsOfOneDayStayAndAreKnownAgainInTheNextFile() {
        TakenStatement both =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                                .row("261116", "D5,00", "", "Card fee")
                                .row("261116", "D5,00", "", "Card fee")
                                .closing("261116", "90,00"));
        TakenStatement again =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261115", "100,00")
                                .row("261116", "D5,00", "", "Card  fee")
                                .row("261116", "D5,00", "", "Card fee")
                                .row("261116", "D5,00", "", "Card fee")
                                .closing("261116", "85,00"));

        assertThat(fates(both)).containsExactly(RowFate.FRESH, RowFate.FRESH);
        assertThat(fates(again)).containsExactly(RowFate.REPEATED, RowFate.REPEATED, RowFate.FRESH);
    }

    @Test
    void aRowIsKnownAgainWhateverElseItsFilesHold() {
        TakenStatement both =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                                .row("261116", "D5,00", "BULK", "Fee of the first day")
                                .row("261117", "D7,00", "BULK", "Fee of the second day")
                                .closing("261117", "88,00"));
        TakenStatement later =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "95,00")
                                .row("261117", "D7,00", "BULK", "Fee of the second day")
                                .row("261118", "D9,00", "BULK", "Fee of the third day")
                                .closing("261118", "79,00"));

        assertThat(fates(both)).containsExactly(RowFate.FRESH, RowFate.FRESH);
        assertThat(fates(later)).containsExactly(RowFate.REPEATED, RowFate.FRESH);
    }

    @Test
    void rowsThatShareABanksIdAreRowsOfTheirOwn() {
        TakenStatement taken =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                                .row("261116", "D5,00", "BULK", "Fee one")
                                .row("261116", "D5,00", "BULK", "Fee one")
                                .closing("261116", "90,00"));

        assertThat(fates(taken)).containsExactly(RowFate.FRESH, RowFate.FRESH);
    }

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
    void anOpeningThatIsNotThePreviousClosingIsShown() {
        desk.take(first().bytes());
        desk.take(
                Mt940Text.of(BankDesk.IBAN, "3/1", "261119", "140,00")
                        .row("261120", "C1,00", "A9", "Late")
                        .closing("261120", "141,00")
                        .bytes());

        assertThat(statements().getFirst().continuity().gap()).isEqualTo(Money.of("10.00", "EUR"));
        assertThat(card().gaps()).isEqualTo(1);

        desk.take(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261118", "130,00")
                        .row("261118", "C10,00", "A5", "Between")
                        .closing("261118", "140,00")
                        .bytes());

        assertThat(card().gaps()).isZero();
    }

    @Test
    void aDailyStatementIsMissedOneBusinessDayAfterItWasDue() {
        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.DAILY, "", 0));
        assertThat(card().missing()).isEmpty();

        desk.server.clock().advance(Duration.ofDays(1));

        assertThat(card().missing()).containsExactly(LocalDate.parse("2026-11-23"));

        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261123", "100,00").closing("261123", "100,00"));

        assertThat(card().missing()).isEmpty();
    }

    @Test
    void whatIsNotListedIsCounted() {
        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.DAILY, "", 0));
        desk.server.clock().advance(Duration.ofDays(7 * 13));

        assertThat(card().missing()).hasSize(60).endsWith(LocalDate.parse("2027-02-19"));
        assertThat(card().moreMissing()).as("13 weeks of 5 days less 60").isEqualTo(5);
    }

    @Test
    void theWayAStatementPrintsTheAccountCanBeSaid() {
        byte[] odd =
                new String(first().bytes(), StandardCharsets.US_ASCII)
                        .replace(BankDesk.IBAN, "MAIN-77")
                        .getBytes(StandardCharsets.US_ASCII);
        assertThat(desk.offer(odd).importable()).isFalse();

        desk.ask(BankCalls.SET, new SetBankAccount(main.id(), Expected.NONE, "MAIN 77", 0));

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
        assertThat(proposed.refusal()).contains("Choose one");

        BankPreview named =
                desk.ask(BankCalls.READ, new ReadBankFile(proposed.id(), main.id(), guess));
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
        desk.account("Other account", BankDesk.OTHER_IBAN);
        BankPreview proposed = desk.offer(csv);
        assertThat(proposed.statements().getFirst().bankAccount()).isEqualTo("Main account");
        assertThat(proposed.profileVersion()).isZero();

        save(renamed(BankDesk.present(proposed.profile()), "ours"), 0);
        BankPreview saved = desk.offer(csv);

        assertThat(saved.profileVersion()).isEqualTo(1);
        assertThat(BankDesk.present(saved.profile()).name()).isEqualTo("ours");
        assertThat(saved.importable()).isTrue();
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
