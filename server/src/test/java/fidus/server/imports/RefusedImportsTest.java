package fidus.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.Preview;
import fidus.money.Currency;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;

import org.junit.jupiter.api.Test;

/// What is no report of this account, or was taken in before.
final class RefusedImportsTest extends ImportDesk {
    @Test
    void aListOfOrdersIsNoLedger() {
        register();

        Preview preview = offer(Statement.bytes("mt5-orders-en.csv"));

        assertThat(preview.importable()).isFalse();
        assertThat(preview.refusalCode()).isEqualTo("NOT_A_STATEMENT");
    }

    @Test
    void theSameFileIsRefusedTheSecondTime() {
        register();
        Preview before = offer(Statement.whole());
        imported(offer(Statement.whole()));

        Preview again = offer(Statement.whole());

        assertThat(again.importable()).isFalse();
        assertThat(again.refusalCode()).isEqualTo("ALREADY_IMPORTED");
        assertThat(again.known()).isEqualTo(1402);
        assertThat(again.fresh()).isZero();
        refused(before, Problem.Code.ALREADY_IMPORTED);
        assertThat(page().deals()).isEqualTo(1402);
    }

    @Test
    void aFileOfAnUnknownAccountCannotBeConfirmed() {
        Preview preview = offer(Statement.whole());

        assertThat(preview.importable()).isFalse();
        assertThat(preview.refusalCode()).isEqualTo("WRONG_ACCOUNT");
        assertThat(preview.account()).isNull();
        refused(preview, Problem.Code.WRONG_ACCOUNT);
    }

    @Test
    void aFileInAnotherCurrencyThanTheAccountCannotBeConfirmed() {
        desk.account(KEY, AccountPurpose.TRADING, CapitalSource.CLIENT, Currency.USD);

        Preview preview = offer(Statement.whole());

        assertThat(preview.refusalCode()).isEqualTo("WRONG_ACCOUNT");
        assertThat(preview.refusal()).contains("EUR").contains("USD");
        refused(preview, Problem.Code.WRONG_ACCOUNT);
    }

    @Test
    void aReportThatLooksLikeAStatementCannotBeConfirmed() {
        register();

        Preview preview = offer(Statement.bytes("mt5-trade-account-report-en-hedge-eur.html"));

        assertThat(preview.importable()).isFalse();
        assertThat(preview.refusalCode()).isEqualTo("NOT_A_STATEMENT");
        refused(preview, Problem.Code.NOT_A_STATEMENT);
    }

    @Test
    void aFileOfNoKnownFormatIsRefusedAtOnce() {
        assertThatThrownBy(() -> offer(new byte[] {'h', 'e', 'l', 'l', 'o'}))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .isEqualTo(Problem.Code.UNKNOWN_FORMAT));
    }
}
