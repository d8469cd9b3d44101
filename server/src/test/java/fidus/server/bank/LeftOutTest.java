package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fidus.audit.AuditCalls;
import fidus.audit.FindAudit;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.payments.wallets.HouseAccount;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Statements of a file that cannot be taken in are left out when a person says so.
final class LeftOutTest extends TakenFiles {
    private static final byte[] TWO_CURRENCIES =
            """
            Date,Text,Currency,Amount
            11/16/2026,Ada pays,EUR,50.00
            11/16/2026,Bob pays,USD,70.00
            11/17/2026,Fee,EUR,-20.00
            """
                    .getBytes(US_ASCII);

    private static byte[] withAForeignOne() {
        return first().and(
                        Mt940Text.of(BankDesk.OTHER_IBAN, "7/1", "261115", "10,00")
                                .row("261116", "C50,00", "A1", "Ada pays")
                                .closing("261116", "60,00"))
                .bytes();
    }

    @Test
    void theOthersAreTakenInAndTheLeftOutOneLater() {
        BankPreview preview = desk.offer(withAForeignOne());
        assertThat(preview.importable()).isFalse();
        assertThat(preview.importableWithout()).isTrue();
        assertThat(preview.refusal()).contains(BankDesk.OTHER_IBAN);

        List<TakenStatement> taken = confirm(preview, List.of(2));

        assertThat(taken).extracting(TakenStatement::houseAccountId).containsExactly(main.id());
        assertThat(desk.offer(withAForeignOne()).importableWithout())
                .as("nothing of it would be new")
                .isNull();

        HouseAccount other = desk.account("Other account", BankDesk.OTHER_IBAN);
        BankPreview later = desk.offer(withAForeignOne());
        assertThat(later.importable()).isTrue();
        assertThat(confirm(later, List.of()))
                .extracting(TakenStatement::houseAccountId)
                .containsExactly(other.id());
    }

    @Test
    void onlyWhatTheServerRefusesIsLeftOutAndTheAuditSaysWhat() {
        BankPreview preview = desk.offer(withAForeignOne());

        refused(preview, List.of(1), Problem.Code.BAD_VALUE);
        refused(preview, List.of(2, 3), Problem.Code.BAD_VALUE);
        refused(preview, List.of(), Problem.Code.WRONG_ACCOUNT);
        BankPreview alone =
                desk.offer(
                        Mt940Text.of(BankDesk.OTHER_IBAN, "7/1", "261115", "10,00")
                                .closing("261116", "10,00")
                                .bytes());
        assertThat(alone.importableWithout()).isNull();
        refused(alone, List.of(1), Problem.Code.BAD_VALUE);

        var _ = confirm(preview, List.of(2));

        var about = new FindAudit("bankFile/" + preview.id().value(), null, 200);
        assertThat(desk.server.call(AuditCalls.FIND, about, desk.approver()).rows())
                .filteredOn(line -> line.action().equals("LEAVE_OUT_BANK_STATEMENTS"))
                .singleElement()
                .asString()
                .contains("3000")
                .contains("WRONG_ACCOUNT")
                .doesNotContain(BankDesk.OTHER_IBAN);
    }

    @Test
    void rowsInTwoCurrenciesGoToTheAccountsOfTheSameNumber() {
        BankPreview alone = desk.offer(TWO_CURRENCIES, main.id());
        assertThat(alone.refusal())
                .isEqualTo("The statement is in USD, the account Main account in EUR.");
        assertThat(alone.importableWithout()).isTrue();

        HouseAccount dollars = desk.account("Main dollars", BankDesk.IBAN, Currency.USD);
        BankPreview both = desk.offer(TWO_CURRENCIES, main.id());

        assertThat(both.importable()).as(both.refusal()).isTrue();
        assertThat(both.statements())
                .extracting(StatementPreview::houseAccountId, StatementPreview::rowsSize)
                .containsExactly(tuple(main.id(), 2L), tuple(dollars.id(), 1L));
        assertThat(confirm(both, List.of()))
                .extracting(TakenStatement::currency)
                .containsExactly(Currency.EUR, Currency.USD);
        assertThat(desk.offer(TWO_CURRENCIES, dollars.id()).refusalCode())
                .isEqualTo(Problem.Code.ALREADY_IMPORTED.name());
    }

    /// What was taken in for the one account stays, and the file is not refused for it.
    @Test
    void theOtherCurrencyIsTakenInForItsAccountAfterTheFirst() {
        HouseAccount dollars = desk.account("Dollars elsewhere", BankDesk.OTHER_IBAN, Currency.USD);
        var _ = confirm(desk.offer(TWO_CURRENCIES, main.id()), List.of(2));
        assertThat(desk.offer(TWO_CURRENCIES, main.id()).importableWithout()).isNull();

        BankPreview later = desk.offer(TWO_CURRENCIES, dollars.id());

        assertThat(later.refusal()).isNull();
        assertThat(later.statements())
                .extracting(StatementPreview::houseAccountId, StatementPreview::fresh)
                .containsExactly(tuple(main.id(), 0L), tuple(dollars.id(), 1L));
        assertThat(confirm(later, List.of()))
                .extracting(TakenStatement::houseAccountId, TakenStatement::currency)
                .containsExactly(tuple(dollars.id(), Currency.USD));
        assertThat(desk.offer(TWO_CURRENCIES, dollars.id()).refusalCode())
                .isEqualTo(Problem.Code.ALREADY_IMPORTED.name());
    }

    private List<TakenStatement> confirm(BankPreview preview, List<Integer> without) {
        return desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id(), without)).statements();
    }

    private void refused(BankPreview preview, List<Integer> without, Problem.Code code) {
        assertThatThrownBy(() -> confirm(preview, without))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
