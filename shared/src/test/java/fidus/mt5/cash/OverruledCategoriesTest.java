package fidus.mt5.cash;

import static fidus.mt5.Sample.BAL_1;
import static fidus.mt5.Sample.CORE_1;
import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;
import fidus.mt5.DealKind;
import fidus.mt5.Sample;

import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// Which categories time takes away and a person gives.
final class OverruledCategoriesTest extends Classified {
    @Test
    void aRuleOutsideItsValidityIsPassedOver() {
        var rule =
                new CashRule(
                        "C22",
                        1,
                        java.util.EnumSet.allOf(AccountPurpose.class),
                        null,
                        java.util.EnumSet.of(DealKind.BALANCE),
                        AmountSign.POSITIVE,
                        CommentPattern.of(CommentPattern.Form.STARTS_WITH, "gift"),
                        Counterparty.IGNORED,
                        CashCategory.BONUS,
                        LocalDate.parse("2026-10-12"),
                        LocalDate.parse("2026-10-12"));
        assertThat(rule.isInForce(LocalDate.parse("2026-10-11"))).isFalse();
        assertThat(rule.isInForce(LocalDate.parse("2026-10-12"))).isTrue();
        assertThat(rule.isInForce(LocalDate.parse("2026-10-13"))).isFalse();
        assertThatThrownBy(() -> new CashRuleTable(2, List.of(rule)))
                .as("a table that leaves movements over")
                .isInstanceOf(Refused.class);
        var catchAll = CashRuleTable.standard().rules().getLast();
        var classifier = new CashClassifier(new CashRuleTable(2, List.of(catchAll, rule)));
        var gift = Sample.balance(BAL_1, 1, usd("1.00"), "Gift of the house");
        assertThat(
                        classifier.classify(
                                gift,
                                AccountPurpose.TRADING,
                                CapitalSource.CLIENT,
                                Sample.registry()))
                .contains(new Classification(CashCategory.BONUS, "C22", 2, null));
    }

    @Test
    void aPersonsWordWinsOverTheTableWithinItsLimits() {
        var deal = Sample.balance(CORE_1, 7, usd("-1000.00"), "to the manager");
        var table = classify(CORE_1, DealKind.BALANCE, "-1000.00", "to the manager");
        var word =
                new ManualOverride(
                        deal.key(),
                        CashCategory.MANAGER_FEE_PAYMENT,
                        null,
                        "Fee of September, by invoice",
                        "anna",
                        "bert",
                        "run-1");

        assertThat(word.applyTo(deal, table, usd("0.00")))
                .isEqualTo(
                        new Classification(
                                CashCategory.MANAGER_FEE_PAYMENT, ManualOverride.RULE_ID, 1, null));
        var moved = alone(deal, CashCategory.EXTERNAL_WITHDRAWAL, null);
        assertThat(moved.applyTo(deal, table, usd("1000.00")).category())
                .isEqualTo(CashCategory.EXTERNAL_WITHDRAWAL);
        assertThat(code(() -> moved.applyTo(deal, table, usd("999.99"))))
                .isEqualTo(Problem.Code.FORBIDDEN);
        var paid = alone(deal, CashCategory.MANAGER_FEE_PAYMENT, "run-1");
        assertThat(code(() -> paid.applyTo(deal, table, usd("1000.00"))))
                .isEqualTo(Problem.Code.FORBIDDEN);
        var income = Sample.balance(CORE_1, 7, usd("1000.00"), "to the manager");
        assertThatThrownBy(() -> word.applyTo(income, table, usd("1000.00")))
                .hasMessageContaining("sign");
        assertThatThrownBy(
                        () ->
                                new ManualOverride(
                                        deal.key(),
                                        CashCategory.FEE,
                                        null,
                                        "too short",
                                        "a",
                                        "b",
                                        null))
                .hasMessageContaining("10 characters");
        assertThatThrownBy(
                        () ->
                                new ManualOverride(
                                        deal.key(),
                                        CashCategory.FEE,
                                        null,
                                        "long enough now",
                                        "anna",
                                        "anna",
                                        null))
                .hasMessageContaining("SAME_PERSON");
        var without = alone(deal, CashCategory.MANAGER_FEE_PAYMENT, null);
        assertThatThrownBy(() -> without.applyTo(deal, table, usd("1000.00")))
                .hasMessageContaining("names the posted run");
    }

    private static ManualOverride alone(Deal deal, CashCategory category, @Nullable String run) {
        return new ManualOverride(
                deal.key(), category, null, "Fee of September, by invoice", "anna", null, run);
    }

    private static Problem.Code code(ThrowableAssert.ThrowingCallable refused) {
        return catchThrowableOfType(Refused.class, refused).problem().code();
    }
}
