package fidus.mt5.cash;

import static fidus.mt5.Sample.CORE_1;
import static fidus.mt5.Sample.DEMO_1;
import static fidus.mt5.Sample.HUB_1;
import static fidus.mt5.Sample.IB_1;
import static fidus.mt5.Sample.SEP_1;
import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.DealKind;
import fidus.mt5.Sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Random;

/// Which category a deal is given by its text and its accounts.
final class CashClassifierTest extends Classified {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "CREDIT     |  100.00 | anything            | C05 | CREDIT",
                "CREDIT     | -100.00 | TRANSFER TO 2001    | C05 | CREDIT",
                "CHARGE     |   -1.00 | x                   | C06 | FEE",
                "COMMISSION_AGENT_DAILY | -1.00 | x         | C06 | FEE",
                "CHARGE     |    1.00 | x                   | C90 | NEEDS_REVIEW",
                "CORRECTION |   -1.00 | BANK                | C07 | TRADING_ADJUSTMENT",
                "CANCELLED_SELL | 1.00 | x                  | C07 | TRADING_ADJUSTMENT",
                "DIVIDEND   |    1.00 | x                   | C07 | TRADING_ADJUSTMENT",
                "TAX        |   -1.00 | x                   | C07 | TRADING_ADJUSTMENT",
                "INTEREST   |    1.00 | x                   | C08 | BROKER_INTEREST",
                "INTEREST   |   -1.00 | x                   | C90 | NEEDS_REVIEW",
                "BONUS      |    1.00 | x                   | C08 | BONUS",
                "UNKNOWN    |    1.00 | DEPOSIT-BANK        | C90 | NEEDS_REVIEW",
                "BALANCE    | -684.74 | TRANSFER TO 2001    | C10 | PROFIT_WITHDRAWAL",
                "BALANCE    |   -1.00 | \"  trf   to  #2001 \" | C10 | PROFIT_WITHDRAWAL",
                "BALANCE    |   -1.00 | Transfer to 2001 weekly | C10 | PROFIT_WITHDRAWAL",
                "BALANCE    |    1.00 | TRANSFER FROM #2001 | C11 | PROFIT_RETURN",
                "BALANCE    |   -1.00 | TRF TO 1002         | C12 | INTER_ACCOUNT_OUT",
                "BALANCE    |    1.00 | TRF FROM 1002       | C12 | INTER_ACCOUNT_IN",
                "BALANCE    |   -1.00 | TRF TO 3001         | C13 | HUB_OUT",
                "BALANCE    |    1.00 | TRF FROM 3001       | C13 | HUB_IN",
                "BALANCE    |    1.00 | TRF FROM 4001       | C14 | OTHER_INCOME_IN",
                "BALANCE    |   -1.00 | TRF TO 4001         | C90 | NEEDS_REVIEW",
                "BALANCE    |   -1.00 | TRF TO 9999         | C15 | NEEDS_REVIEW",
                "BALANCE    |    1.00 | TRF FROM 9999       | C15 | NEEDS_REVIEW",
                "BALANCE    |   -1.00 | TRF TO 1001         | C15 | NEEDS_REVIEW",
                "BALANCE    |    1.00 | TRANSFER TO 2001    | C16 | NEEDS_REVIEW",
                "BALANCE    |   -1.00 | TRF FROM 2001       | C16 | NEEDS_REVIEW",
                "BALANCE    |    1.00 | DEPOSIT-12345678    | C20 | EXTERNAL_DEPOSIT",
                "BALANCE    |    1.00 | deposit             | C21 | EXTERNAL_DEPOSIT",
                "BALANCE    |   -1.00 | Withdrawal by client | C21 | EXTERNAL_WITHDRAWAL",
                "BALANCE    |    1.00 | DEPOSIT #1002       | C90 | NEEDS_REVIEW",
                "BALANCE    |    1.00 | DEPOSITED           | C90 | NEEDS_REVIEW",
                "BALANCE    |   -1.00 | DEPOSIT             | C90 | NEEDS_REVIEW",
                "BALANCE    |   -1.00 | Fee 10/2026         | C30 | FEE",
                "BALANCE    |   -1.00 | P/L share           | C31 | PROFIT_SHARE",
                "BALANCE    |    1.00 | interest and rebate | C40 | BROKER_INTEREST",
                "BALANCE    |    1.00 | IB rebate bonus     | C41 | REBATE",
                "BALANCE    |    1.00 | welcome bonus       | C42 | BONUS",
                "BALANCE    |    1.00 | by card             | C50 | EXTERNAL_DEPOSIT",
                "BALANCE    |   -1.00 | to E-Wallet.        | C50 | EXTERNAL_WITHDRAWAL",
                "BALANCE    |    1.00 | DISCARDED           | C90 | NEEDS_REVIEW",
                "BALANCE    |    1.00 | PROFIT              | C90 | NEEDS_REVIEW",
                "BALANCE    |    0.00 | TRF TO 2001         | C90 | NEEDS_REVIEW",
                "BALANCE    |    1.00 | \"\"                | C90 | NEEDS_REVIEW",
            })
    void theFirstMatchingRuleDecidesOnATradingAccount(
            DealKind kind, String amount, String comment, String ruleId, CashCategory category) {
        var found = classify(CORE_1, kind, amount, comment);

        assertThat(found.ruleId()).isEqualTo(ruleId);
        assertThat(found.category()).isEqualTo(category);
        assertThat(found.tableVersion()).isEqualTo(1);
    }

    @Test
    void theOtherSideOfATransferIsAMirrorLegOnInternalAccountsOnly() {
        for (AccountKey own : List.of(SEP_1, HUB_1, IB_1)) {
            var found = classify(own, DealKind.BALANCE, "5.00", "TRANSFER FROM 1002");
            assertThat(found.ruleId()).isEqualTo("C18");
            assertThat(found.category()).isEqualTo(CashCategory.MIRROR_LEG);
            assertThat(found.counterpartyLogin()).isEqualTo(1002L);
        }
        assertThat(classify(DEMO_1, DealKind.BALANCE, "5.00", "TRANSFER FROM 1002").ruleId())
                .isEqualTo("C90");
        assertThat(classify(SEP_1, DealKind.BALANCE, "5.00", "TRANSFER FROM 9999").ruleId())
                .isEqualTo("C90");
    }

    @Test
    void moneyFromSeparationIsAReinvestmentWhereReinvestedProfitIsAtWork() {
        var deal = Sample.balance(Sample.RP_1, 1, usd("5000.00"), "TRANSFER FROM 2001");

        var found =
                STANDARD.classify(
                                deal,
                                AccountPurpose.TRADING,
                                CapitalSource.REINVESTED_PROFIT,
                                Sample.registry())
                        .orElseThrow();

        assertThat(found.ruleId()).isEqualTo("C11");
        assertThat(found.category()).isEqualTo(CashCategory.REINVESTMENT);
    }

    @Test
    void theSameLoginOfAnotherServerIsNotTheCounterparty() {
        var elsewhere = new AccountKey("Other-Live", 1001);

        assertThat(classify(elsewhere, DealKind.BALANCE, "-1.00", "TRANSFER TO 2001").ruleId())
                .isEqualTo("C15");
    }

    @Test
    void aTradeHasNoCategory() {
        var trade = Sample.deal(CORE_1, 1, DealKind.BUY, usd("1.00"), "BANK");

        assertThat(
                        STANDARD.classify(
                                trade,
                                AccountPurpose.TRADING,
                                CapitalSource.CLIENT,
                                Sample.registry()))
                .isEmpty();
    }

    @Test
    void everyNonTradeDealGetsExactlyOneRuleWhateverItSays() {
        String[] words = {
            "TRANSFER",
            "TRF",
            "TO",
            "FROM",
            "#",
            "2001",
            "1002",
            "9999",
            "0",
            "DEPOSIT",
            "-",
            "FEE",
            "INTEREST",
            "ß",
            " ",
            "\u00a0",
            "BANK",
            "99999999999999999999999",
            "e-wallet"
        };
        for (long seed = 1; seed <= 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder comment = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                comment.append(Sample.anyOf(random, words)).append(random.nextBoolean() ? " " : "");
            }
            var deal =
                    Sample.deal(
                            CORE_1,
                            1,
                            Sample.anyOf(random, DealKind.values()),
                            Sample.cents(random.nextInt(-2, 3)),
                            comment.toString());
            var purpose = Sample.anyOf(random, AccountPurpose.values());
            var source = Sample.anyOf(random, CapitalSource.values());
            var found = STANDARD.classify(deal, purpose, source, Sample.registry());
            var again = STANDARD.classify(deal, purpose, source, Sample.registry());

            assertThat(found.isPresent()).as("seed %s, %s", seed, deal).isEqualTo(!deal.isTrade());
            assertThat(again).as("seed %s", seed).isEqualTo(found);
            if (found.isPresent()) {
                var category = found.get().category();
                assertThat(CashEffect.signOf(category).fits(deal.netAmount()))
                        .as("seed %s: %s is %s", seed, deal, category)
                        .isTrue();
            }
        }
    }
}
