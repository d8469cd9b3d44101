package fidus.mt5.allocation;

import static fidus.mt5.Sample.BAL_1;
import static fidus.mt5.Sample.CORE_1;
import static fidus.mt5.Sample.HUB_1;
import static fidus.mt5.Sample.SEP_1;
import static fidus.mt5.Sample.START;
import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;
import fidus.mt5.Sample;
import fidus.mt5.cash.CashClassifier;
import fidus.mt5.cash.CashRuleTable;
import fidus.mt5.cash.Classification;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.pnl.AccountPnl;
import fidus.mt5.pnl.TruePnl;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;
import fidus.mt5.transfers.PairingLimits;
import fidus.mt5.transfers.TransferLeg;
import fidus.mt5.transfers.TransferPairing;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class ChainCorrectionsTest {
    private static final CashClassifier STANDARD = new CashClassifier(CashRuleTable.standard());

    @Test
    void profitSentOverAHubStopsBeingATransferOfCapitalAndTheResultStays() {
        var out = classified(CORE_1, 1, "-500.00", "TRANSFER TO 3001");
        var chain =
                new TransferPairing(PairingLimits.STANDARD)
                        .pair(
                                List.of(
                                        leg(out),
                                        leg(classified(HUB_1, 2, "500.00", "TRANSFER FROM 1001")),
                                        leg(classified(HUB_1, 3, "-500.00", "TRANSFER TO 2001")),
                                        leg(classified(SEP_1, 4, "500.00", "TRANSFER FROM 3001"))))
                        .chains()
                        .getFirst();
        var ledger = ledger(CORE_1, out);
        TruePnl before = pnl(ledger, out);

        var corrected = ledger.plus(ChainCorrections.atOrigin(chain, ledger).orElseThrow());
        var profit = as(out, chain.originBecomes().orElseThrow());
        TruePnl after = pnl(corrected, profit);

        assertThat(out.category()).isEqualTo(CashCategory.HUB_OUT);
        assertThat(profit.category()).isEqualTo(CashCategory.PROFIT_WITHDRAWAL);
        assertThat(before.adjustedAllocation()).isEqualTo(usd("9500.00"));
        assertThat(after.adjustedAllocation()).isEqualTo(usd("10000.00"));
        assertThat(after.netProfitWithdrawals()).isEqualTo(usd("500.00"));
        assertThat(after.truePnl()).isEqualTo(before.truePnl());
        assertThat(ChainCorrections.atOrigin(chain, corrected))
                .as("a correction is made once")
                .isEmpty();
        assertThat(ChainCorrections.atTarget(chain, ledger)).isEmpty();
    }

    @Test
    void profitBackOverAHubIsNoNewCapital() {
        var in = classified(BAL_1, 4, "500.00", "TRANSFER FROM 3001");
        var chain =
                new TransferPairing(PairingLimits.STANDARD)
                        .pair(
                                List.of(
                                        leg(classified(SEP_1, 1, "-500.00", "TRANSFER TO 3001")),
                                        leg(classified(HUB_1, 2, "500.00", "TRANSFER FROM 2001")),
                                        leg(classified(HUB_1, 3, "-500.00", "TRANSFER TO 1002")),
                                        leg(in)))
                        .chains()
                        .getFirst();
        var ledger = ledger(BAL_1, in);

        var corrected = ledger.plus(ChainCorrections.atTarget(chain, ledger).orElseThrow());

        var returned = as(in, chain.targetBecomes().orElseThrow());
        assertThat(pnl(corrected, returned).truePnl()).isEqualTo(pnl(ledger, in).truePnl());
        assertThat(pnl(corrected, returned).netProfitWithdrawals()).isEqualTo(usd("-500.00"));
        assertThat(ChainCorrections.atOrigin(chain, ledger)).isEmpty();
    }

    private static TruePnl pnl(AllocationLedger ledger, ClassifiedDeal moved) {
        Money equity = usd("9900.00");
        var reading =
                Sample.reading(ledger.account(), START.plus(Duration.ofDays(1)), equity, equity);
        TruePnl pnl =
                AccountPnl.of(
                                new ReadingState.Ok(reading, Duration.ZERO, FreshnessBand.FRESH),
                                ledger,
                                List.of(moved))
                        .pnl();
        assertThat(pnl).isNotNull();
        return pnl;
    }

    private static AllocationLedger ledger(AccountKey account, ClassifiedDeal moved) {
        return AllocationLedger.empty(account, Currency.USD)
                .plus(AllocationEvent.initial(account, START, usd("10000.00"), "agreed capital"))
                .plus(AllocationEvents.from(moved).orElseThrow());
    }

    private static ClassifiedDeal as(ClassifiedDeal moved, CashCategory category) {
        var was = moved.classification();
        return new ClassifiedDeal(
                moved.deal(),
                new Classification(
                        category, was.ruleId(), was.tableVersion(), was.counterpartyLogin()));
    }

    private static TransferLeg leg(ClassifiedDeal moved) {
        return TransferLeg.of(moved, purpose(moved.deal().account()), CapitalSource.CLIENT)
                .orElseThrow();
    }

    private static ClassifiedDeal classified(
            AccountKey account, long ticket, String amount, String comment) {
        Deal deal = Sample.balance(account, ticket, usd(amount), comment);
        return new ClassifiedDeal(
                deal,
                STANDARD.classify(deal, purpose(account), CapitalSource.CLIENT, Sample.registry())
                        .orElseThrow());
    }

    private static AccountPurpose purpose(AccountKey account) {
        return Sample.registry().apply(account).orElseThrow();
    }
}
