package fidus.mt5.cash;

import static fidus.mt5.AccountPurpose.INTERMEDIARY;
import static fidus.mt5.AccountPurpose.REBATE;
import static fidus.mt5.AccountPurpose.SEPARATION;
import static fidus.mt5.AccountPurpose.TRADING;
import static fidus.mt5.cash.AmountSign.ANY;
import static fidus.mt5.cash.AmountSign.NEGATIVE;
import static fidus.mt5.cash.AmountSign.POSITIVE;

import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.DealKind;
import fidus.mt5.cash.CommentPattern.Form;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The default table, line by line. Comments are only read on BALANCE deals: every other kind
/// already says what it is, and an unknown kind waits for a person whatever its comment says.
final class StandardCashRules {
    private static final CommentPattern TO = CommentPattern.of(Form.TRANSFER_TO);
    private static final CommentPattern FROM = CommentPattern.of(Form.TRANSFER_FROM);
    private static final Set<AccountPurpose> ALL = EnumSet.allOf(AccountPurpose.class);
    private static final Set<AccountPurpose> TRADING_ONLY = EnumSet.of(TRADING);
    private static final Set<AccountPurpose> MIRRORS = EnumSet.of(SEPARATION, INTERMEDIARY, REBATE);

    private final List<CashRule> rules = new ArrayList<>();

    private StandardCashRules() {}

    static List<CashRule> all() {
        StandardCashRules table = new StandardCashRules();
        table.kinds();
        table.profitMoves();
        table.otherTransfers();
        table.deposits();
        table.words();
        table.rest();
        return table.rules;
    }

    private void kinds() {
        kind("C05", EnumSet.of(DealKind.CREDIT), ANY, CashCategory.CREDIT);
        EnumSet<DealKind> charges =
                EnumSet.range(DealKind.COMMISSION, DealKind.COMMISSION_AGENT_MONTHLY);
        charges.add(DealKind.CHARGE);
        kind("C06", charges, NEGATIVE, CashCategory.FEE);
        EnumSet<DealKind> adjustments = EnumSet.range(DealKind.CANCELLED_BUY, DealKind.TAX);
        adjustments.add(DealKind.CORRECTION);
        kind("C07", adjustments, ANY, CashCategory.TRADING_ADJUSTMENT);
        kind("C08", EnumSet.of(DealKind.INTEREST), POSITIVE, CashCategory.BROKER_INTEREST);
        kind("C08", EnumSet.of(DealKind.BONUS), POSITIVE, CashCategory.BONUS);
    }

    private void profitMoves() {
        transfer("C10", NEGATIVE, TO, Counterparty.SEPARATION, CashCategory.PROFIT_WITHDRAWAL);
        add(
                new Line("C11", TRADING_ONLY, POSITIVE, FROM, Counterparty.SEPARATION),
                CapitalSource.REINVESTED_PROFIT,
                CashCategory.REINVESTMENT);
        transfer("C11", POSITIVE, FROM, Counterparty.SEPARATION, CashCategory.PROFIT_RETURN);
        transfer("C12", NEGATIVE, TO, Counterparty.TRADING, CashCategory.INTER_ACCOUNT_OUT);
        transfer("C12", POSITIVE, FROM, Counterparty.TRADING, CashCategory.INTER_ACCOUNT_IN);
        transfer("C13", NEGATIVE, TO, Counterparty.INTERMEDIARY, CashCategory.HUB_OUT);
        transfer("C13", POSITIVE, FROM, Counterparty.INTERMEDIARY, CashCategory.HUB_IN);
        transfer("C14", POSITIVE, FROM, Counterparty.REBATE, CashCategory.OTHER_INCOME_IN);
    }

    private void otherTransfers() {
        transfer("C15", NEGATIVE, TO, Counterparty.UNKNOWN, CashCategory.NEEDS_REVIEW);
        transfer("C15", POSITIVE, FROM, Counterparty.UNKNOWN, CashCategory.NEEDS_REVIEW);
        transfer("C16", POSITIVE, TO, Counterparty.IGNORED, CashCategory.NEEDS_REVIEW);
        transfer("C16", NEGATIVE, FROM, Counterparty.IGNORED, CashCategory.NEEDS_REVIEW);
        for (CommentPattern either : List.of(TO, FROM)) {
            add(
                    new Line("C18", MIRRORS, ANY, either, Counterparty.KNOWN),
                    null,
                    CashCategory.MIRROR_LEG);
        }
    }

    private void deposits() {
        text("C20", POSITIVE, Form.STARTS_WITH, CashCategory.EXTERNAL_DEPOSIT, "DEPOSIT-");
        Form word = Form.STARTS_WITH_WORD_WITHOUT_LOGIN;
        text("C21", POSITIVE, word, CashCategory.EXTERNAL_DEPOSIT, "DEPOSIT");
        text("C21", NEGATIVE, word, CashCategory.EXTERNAL_WITHDRAWAL, "WITHDRAWAL");
    }

    private void words() {
        text("C30", NEGATIVE, Form.STARTS_WITH, CashCategory.FEE, "FEE");
        text("C31", NEGATIVE, Form.STARTS_WITH, CashCategory.PROFIT_SHARE, "P/L SHARE");
        text("C40", POSITIVE, Form.CONTAINS, CashCategory.BROKER_INTEREST, "INTEREST");
        text("C41", POSITIVE, Form.CONTAINS, CashCategory.REBATE, "REBATE");
        text("C42", POSITIVE, Form.CONTAINS, CashCategory.BONUS, "BONUS");
        String[] ways = {"BANK", "WIRE", "CARD", "CRYPTO", "E-WALLET"};
        text("C50", POSITIVE, Form.CONTAINS_WORD, CashCategory.EXTERNAL_DEPOSIT, ways);
        text("C50", NEGATIVE, Form.CONTAINS_WORD, CashCategory.EXTERNAL_WITHDRAWAL, ways);
    }

    private void rest() {
        kind(
                "C90",
                EnumSet.complementOf(EnumSet.of(DealKind.BUY, DealKind.SELL)),
                ANY,
                CashCategory.NEEDS_REVIEW);
    }

    private void kind(String ruleId, Set<DealKind> kinds, AmountSign sign, CashCategory category) {
        rules.add(
                new CashRule(
                        ruleId,
                        nextPlace(),
                        ALL,
                        null,
                        kinds,
                        sign,
                        CommentPattern.ANYTHING,
                        Counterparty.IGNORED,
                        category,
                        null,
                        null));
    }

    private void transfer(
            String ruleId,
            AmountSign sign,
            CommentPattern comment,
            Counterparty counterparty,
            CashCategory category) {
        add(new Line(ruleId, TRADING_ONLY, sign, comment, counterparty), null, category);
    }

    private void text(
            String ruleId, AmountSign sign, Form form, CashCategory category, String... words) {
        CommentPattern comment = CommentPattern.of(form, words);
        add(new Line(ruleId, ALL, sign, comment, Counterparty.IGNORED), null, category);
    }

    private void add(Line line, @Nullable CapitalSource ownSource, CashCategory category) {
        rules.add(
                new CashRule(
                        line.ruleId,
                        nextPlace(),
                        line.ownPurposes,
                        ownSource,
                        EnumSet.of(DealKind.BALANCE),
                        line.sign,
                        line.comment,
                        line.counterparty,
                        category,
                        null,
                        null));
    }

    private int nextPlace() {
        return 10 * (rules.size() + 1);
    }

    private record Line(
            String ruleId,
            Set<AccountPurpose> ownPurposes,
            AmountSign sign,
            CommentPattern comment,
            Counterparty counterparty) {}
}
